import { readFile } from "node:fs/promises";
import path from "node:path";
import { createLocalHost } from "@/lib/host/local-host";

interface BoxPorts {
  readonly nfs: number;
  readonly mount: number;
}

/** Where the NFS server of the box in `dir` listens now. */
export async function nfsPortsOf(dir: string): Promise<BoxPorts> {
  const state = JSON.parse(await readFile(path.join(dir, "state.json"), "utf8")) as { nfs: BoxPorts };
  return state.nfs;
}

/**
 * What libnfs's own tools say of a place below the box's shares: over NFSv3 with both ports named, as through a tunnel, or
 * over NFSv4 with the one it needs.
 */
export async function nfsSays(
  dir: string,
  program: "nfs-ls" | "nfs-cat",
  place: string,
  version: 3 | 4 = 3,
): Promise<string> {
  const { nfs: port, mount } = await nfsPortsOf(dir);
  const query = version === 4 ? "version=4" : `mountport=${String(mount)}`;
  const url = `nfs://127.0.0.1${path.join(dir, "shares", place)}?nfsport=${String(port)}&${query}`;
  const outcome = await createLocalHost().run([program, url]);
  return "stdout" in outcome ? outcome.stdout + outcome.stderr : outcome.kind;
}
