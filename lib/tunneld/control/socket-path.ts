import { type FileHandle, open } from "node:fs/promises";
import { constants } from "node:fs";
import path from "node:path";

/** The control socket in the folder of the process that holds the tunnels. */
const SOCKET_NAME = "control.sock";

/** A Unix socket's path has at most 107 bytes (unix(7)), and data folders lie deep at times. */
const LONGEST = 100;

/**
 * The socket's path, however deep its folder lies: through the folder's own descriptor where the path is too long. The
 * caller closes `folder`, if there is one, when the path is no longer used.
 */
export async function socketPath(
  folder: string,
): Promise<{ readonly path: string; readonly folder: FileHandle | null }> {
  const plain = path.join(folder, SOCKET_NAME);
  if (Buffer.byteLength(plain) <= LONGEST) return { path: plain, folder: null };
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  return { path: `/proc/self/fd/${String(handle.fd)}/${SOCKET_NAME}`, folder: handle };
}
