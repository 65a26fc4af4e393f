import { randomUUID } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";

/** A name beside `file` for what is to take its place: `FILE.PID-UUID`, so that what a killed process left is known as such. */
export function unfinishedName(file: string): string {
  return `${file}.${String(process.pid)}-${randomUUID()}`;
}

/** Removes what killed processes left beside a file when they were about to replace it. */
export async function sweepUnfinished(file: string): Promise<void> {
  const folder = path.dirname(file);
  const start = `${path.basename(file)}.`;
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(start)
      ? /^(\d+)-[0-9a-f-]{36}$/.exec(name.slice(start.length))?.[1]
      : undefined;
    if (pid !== undefined && !lives(Number(pid))) await rm(path.join(folder, name), { force: true });
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
