import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";

const MOST = 64 * 1024;
const LINES = 12;

/** How far the log had come: sizes by file name. */
export type LogMark = ReadonlyMap<string, number>;

export async function markLog(folder: string): Promise<LogMark> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map(async (name) => {
      const found = await stat(path.join(folder, name)).catch(() => null);
      return found?.isFile() === true ? ([name, found.size] as const) : null;
    }),
  );
  return new Map(sizes.filter((entry) => entry !== null));
}

/** What the daemon has written since, without its time stamps and stack traces: at most a dozen lines. */
export async function wordsSince(folder: string, mark: LogMark): Promise<string> {
  const now = await markLog(folder);
  const parts = await Promise.all(
    [...now].map(([name, size]) =>
      readFrom(path.join(folder, name), size < (mark.get(name) ?? 0) ? 0 : (mark.get(name) ?? 0)),
    ),
  );
  return telling(parts.join("\n"));
}

/** Of a daemon's output, what tells an admin something; each line once. */
export function telling(output: string): string {
  const lines = output.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter(isTelling))].slice(0, LINES).join("\n");
}

/** How far one file has come, in bytes. */
export async function logEnd(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

/** Up to 64 KiB of a file from a byte on. */
export async function readFrom(file: string, offset: number): Promise<string> {
  const handle = await open(file, "r");
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(MOST), 0, MOST, offset);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Headers (`[2015/12/07 …]`), banners and what follows a panic tell a developer something, an admin nothing. */
function isTelling(line: string): boolean {
  return (
    line !== "" &&
    !/^\[\d{4}\/\d\d\/\d\d /.test(line) &&
    !/^(={5}|#\d+ |BACKTRACE|Copyright|PANIC|INTERNAL ERROR|If you are running a recent|dumping core|smb_panic)/.test(
      line,
    ) &&
    !/version \S+ started\.$/.test(line) &&
    !/Profiling turned/.test(line)
  );
}
