import { existsSync } from "node:fs";
import { createLocalHost } from "@/lib/host/local-host";

const FOLDERS = [
  "/usr/lib/x86_64-linux-gnu",
  "/usr/lib/aarch64-linux-gnu",
  "/usr/lib/arm-linux-gnueabihf",
  "/usr/lib64",
  "/usr/lib",
  "/usr/local/lib",
];

/**
 * The library that shows a program a passwd file of its own (nss_wrapper(1), Debian package libnss-wrapper), so that the
 * demo users need no account on this machine. Null where it is not installed.
 */
export async function findNssWrapper(): Promise<string | null> {
  const found = FOLDERS.map((folder) => `${folder}/libnss_wrapper.so`).find((file) => existsSync(file));
  if (found !== undefined) return found;
  const cache = await createLocalHost().run(["ldconfig", "-p"]);
  return cache.kind === "exited" ? (/libnss_wrapper\.so .*=> (\S+)/.exec(cache.stdout)?.[1] ?? null) : null;
}
