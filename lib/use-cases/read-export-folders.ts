import type { Host } from "@/lib/host/host";
import { plainPath } from "@/lib/nfs/document";
import type { ExportSummary } from "@/lib/nfs/export-rows";
import type { Exposure } from "@/lib/nfs/exposure";
import { isWithin } from "@/lib/nfs/readings";
import { ok, type Result } from "@/lib/shared/result";
import { exportTableOf } from "@/lib/use-cases/export-table";
import { exportsDocument } from "@/lib/use-cases/exports-document";
import { exportsFile } from "@/lib/use-cases/exports-file";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { type ExportQuery, readExports } from "@/lib/use-cases/read-exports";

type FolderState = "folder" | "not-a-folder" | "missing" | "unknown";

/** What there is to know about a path that somebody is about to export. */
export interface PathFacts {
  readonly folder: FolderState;
  /** Set where the file has an export of just this path. */
  readonly exported: ExportSummary["state"] | null;
  /** Exports that it lies in; their clients may reach it as well. */
  readonly within: readonly { readonly path: string; readonly exposure: Exposure }[];
  /** Some of the exports that lie in it, and how many there are. */
  readonly contains: readonly string[];
  readonly containsCount: number;
}

/** Long enough for a disk that has to spin up; a mount that hangs must hold up no more than this answer. */
const LOOK_MS = 3_000;
const SHOWN = 3;

/** Which exports of a page of the list name no folder of the appliance. */
export async function readMissingFolders(host: Host, query: ExportQuery): Promise<Result<readonly string[]>> {
  const page = await readExports(host, query);
  if (!page.ok) return page;
  const paths = page.value.exports.map(({ path }) => path);
  const states = await folderStates(host, paths);
  return ok(paths.filter((path) => states.get(path) === "missing" || states.get(path) === "not-a-folder"));
}

/** Whether a path is a folder of the appliance, and what of it is exported already. */
export async function readPathFacts(host: Host, path: string): Promise<Result<PathFacts>> {
  const read = await readManagedFile(exportsFile, host);
  if (!read.ok) return read;
  const plain = plainPath(path);
  const { exports } = exportTableOf(exportsDocument(read.value));
  const others = exports.filter((each) => each.path !== plain);
  const below = others.filter((each) => isWithin(each.path, plain));
  return ok({
    folder: (await folderStates(host, [plain])).get(plain) ?? "unknown",
    exported: exports.find((each) => each.path === plain)?.state ?? null,
    within: others
      .filter((each) => each.state === "active" && isWithin(plain, each.path))
      .map((each) => ({ path: each.path, exposure: each.exposure })),
    contains: below.slice(0, SHOWN).map((each) => each.path),
    containsCount: below.length,
  });
}

/**
 * `stat` tells the type and the name of what is there, each ended by a zero byte, and is silent about what is not. It is a
 * program of its own so that a folder on a server that does not answer holds up nothing of the panel.
 */
async function folderStates(host: Host, paths: readonly string[]): Promise<ReadonlyMap<string, FolderState>> {
  const askable = paths.filter((path) => path.startsWith("/") && !/[\0\ud800-\udfff]/u.test(path));
  const states = new Map<string, FolderState>();
  if (askable.length === 0) return states;
  const outcome = await host.run(["stat", "-L", "--printf=%F\\0%n\\0", "--", ...askable], {
    timeoutMs: LOOK_MS,
    env: { LC_ALL: "C" },
  });
  if (outcome.kind !== "exited" || outcome.truncated) return states;
  const refusals = outcome.stderr.split("\n").filter((line) => line.endsWith(": Permission denied"));
  for (const path of askable) {
    // A panel that is not root may not look into every folder: that is no sign that there is nothing.
    states.set(path, refusals.some((line) => line.includes(path)) ? "unknown" : "missing");
  }
  const words = outcome.stdout.split("\0");
  for (let at = 0; at + 1 < words.length; at += 2) {
    states.set(words[at + 1] ?? "", words[at] === "directory" ? "folder" : "not-a-folder");
  }
  return states;
}
