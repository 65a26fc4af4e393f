import { readFile } from "node:fs/promises";
import * as z from "zod";
import { writeWhole } from "@/lib/shared/write-whole";

const Port = z.number().int().min(1024).max(65_535);

const State = z.object({
  version: z.literal(1),
  /** The port chosen for this box. */
  port: Port,
  /** Whether the first creation came to its end. */
  complete: z.boolean(),
  /** Whether smbd should be running: false once the box was stopped on purpose. */
  wanted: z.boolean(),
  /** The NFS server: where it listens since its last start, and whether it should be running. */
  nfs: z.object({ nfs: Port, mount: Port, wanted: z.boolean() }).optional(),
  /** The SSH server: where it listens, and as whom tunnels act. */
  ssh: z.object({ port: Port, uid: z.number().int().min(1000), wanted: z.boolean() }).optional(),
});

export type BoxState = Readonly<z.infer<typeof State>>;

/** What earlier starts wrote; null where there was none, or it cannot be made sense of. */
export async function readState(file: string): Promise<BoxState | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    const parsed = State.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Half-written by something that was no rename: as good as absent, and made anew.
    return null;
  }
}

export async function writeState(file: string, state: BoxState): Promise<void> {
  await writeWhole(file, `${JSON.stringify(state, null, 2)}\n`, 0o600);
}
