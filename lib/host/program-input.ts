import { randomUUID } from "node:crypto";
import { closeSync, openSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { systemErrorCode } from "@/lib/host/host-failure";

/** Memory first: input may be a password, and is no disk's business. */
const FOLDERS = ["/dev/shm", tmpdir()];

/**
 * A file descriptor from which a program reads `input` as its standard input. It is a file without a name rather than a
 * pipe: what Node calls a pipe is a socket, which Linux does not let a program open again as `/dev/stdin`
 * (ENXIO; measured with `testparm -s /dev/stdin`). The caller closes it.
 */
export function openInput(input: Uint8Array | string): number {
  const bytes = typeof input === "string" ? Buffer.from(input) : input;
  let refused: unknown;
  for (const folder of FOLDERS) {
    try {
      return fill(nameless(folder), bytes);
    } catch (error) {
      if (systemErrorCode(error) === undefined) throw error;
      refused = error;
    }
  }
  throw refused;
}

/** Its name is gone before the first byte is in it. */
function nameless(folder: string): number {
  const file = path.join(folder, `inflight-${randomUUID()}`);
  const descriptor = openSync(file, "wx+", 0o600);
  unlinkSync(file);
  return descriptor;
}

/** Written at positions of our own, so that the program finds the descriptor at the start. */
function fill(descriptor: number, bytes: Uint8Array): number {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, at);
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}
