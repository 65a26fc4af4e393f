import type { Host } from "@/lib/host/host";
import { contentTag } from "@/lib/host/content-tag";
import { checkExports } from "@/lib/nfs/checks/check-exports";
import type { Exports } from "@/lib/nfs/document";
import { type Entry, readExports } from "@/lib/nfs/readings";
import type { AnyFinding } from "@/lib/shared/finding";
import { introducedFindings } from "@/lib/shared/introduced-findings";
import type { Failure } from "@/lib/shared/result";
import { exportsDocument } from "@/lib/use-cases/exports-document";
import type { CheckVerdict } from "@/lib/use-cases/managed-file";
import { type OwnChecks, sentencesToSee, warningsDigest } from "@/lib/use-cases/warnings-to-see";
import { t } from "@/lib/words/t";

export interface ExportsVerdict extends CheckVerdict, OwnChecks {}

/**
 * The project's checks on a candidate, beside the same for what is on disk. Refused is what exportfs would stop in, since
 * all exports below that line would end, and a new export of a folder that is not there. Neither exportfs nor ganesha
 * can be asked before the file is theirs: see docs/decisions/0013-exports-as-a-managed-file.md.
 */
export async function checkExportsCandidate(
  host: Pick<Host, "readPart">,
  candidate: Uint8Array,
  base: Uint8Array,
): Promise<ExportsVerdict> {
  const after = exportsDocument({ tag: contentTag(candidate), bytes: candidate });
  const before = exportsDocument({ tag: contentTag(base), bytes: base });
  const findings = checkExports(after);
  const introduced = introducedFindings(findings, after.text, checkExports(before), before.text);
  const warnings = sentencesToSee({ findings, introduced });
  return {
    findings,
    introduced,
    warnings,
    warningsDigest: warningsDigest(warnings),
    refused: stopIn(findings) ?? (await missingFolder(host, before, after)),
  };
}

function stopIn(findings: readonly AnyFinding[]): Failure | undefined {
  const stop = findings.find(({ code }) => code === "stops-here");
  if (!stop) return undefined;
  const message = stop.hint === undefined ? stop.message : `${stop.message} ${stop.hint}`;
  return {
    code: "refused",
    message: t("Line {line}: {message} Then review again.", { line: stop.number, message }),
  };
}

/** Only folders that the change brings in are looked for: that an old one is gone must not hold up its removal. */
async function missingFolder(
  host: Pick<Host, "readPart">,
  before: Exports,
  after: Exports,
): Promise<Failure | null> {
  const known = foldersOf(before);
  for (const [path, { item }] of foldersOf(after)) {
    if (known.has(path)) continue;
    const found = await host.readPart(path, { from: 0, max: 1 });
    if (found.ok || found.error.code !== "missing") continue;
    const message = t(
      "Line {line}: there is no folder {path} on the appliance, so it cannot be exported. Make the folder, or correct the path, then review again.",
      { line: item.number, path },
    );
    return { code: "refused", message };
  }
  return null;
}

/** With `mountpoint` a folder is exported once something is mounted there. */
function foldersOf(doc: Exports): ReadonlyMap<string, Entry> {
  const wanted = readExports(doc).entries.filter(
    ({ path, standing, options }) =>
      standing === "in-force" &&
      options.others["mountpoint"] === undefined &&
      path.startsWith("/") &&
      // Such a name cannot be asked for by its text.
      !/[\0\ud800-\udfff]/u.test(path),
  );
  return new Map(wanted.map((entry) => [entry.path, entry]));
}
