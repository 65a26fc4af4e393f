import { t } from "@/lib/words/t";
import { checkExports } from "./checks/check-exports";
import type { Finding, FindingCode } from "./checks/finding";
import { type Exports, parseExports, plainPath } from "./document";
import { type ClientExposure, type Exposure, type ExportExposure, exposures, type Risk } from "./exposure";
import type { DisabledLine, Item } from "./lines";
import { type Readings, readExports, type Standing } from "./readings";

/** One export as a list shows it: all entries of one path. Plain values: it can travel. */
export interface ExportRow {
  readonly path: string;
  /** Where its first entry begins. */
  readonly line: number;
  /** `out-of-force`: it is written, and exportfs does not take any of it. */
  readonly state: "active" | "disabled" | "out-of-force";
  /** Lines of entries that are disabled; an active export may have some as well. */
  readonly disabledLines: readonly number[];
  /** How the traffic fares of those it is open to now: of a disabled export, nobody's. */
  readonly exposure: Exposure;
  readonly reason: string;
  readonly access: "read-only" | "read-write" | "mixed" | "none";
  /** In file order; of a disabled export those that it would have. */
  readonly clients: readonly ClientRow[];
  /** Exports of folders above that are less protected. */
  readonly alsoThrough: ExportExposure["alsoThrough"];
  /** What the checks say of it, beside what its clients' risks say. */
  readonly findings: readonly RowFinding[];
}

export interface ClientRow {
  /** As written; `*` where nothing is, which is everybody. */
  readonly host: string;
  /** As written, with the defaults of the entry before them. */
  readonly options: string;
  readonly line: number;
  readonly standing: Standing | "disabled";
  readonly exposure: ClientExposure["exposure"];
  readonly reason: string;
  readonly who: string;
  readonly canWrite: boolean;
  readonly risks: readonly Risk[];
}

export interface RowFinding {
  readonly severity: Finding["severity"];
  readonly line: number;
  readonly message: string;
  readonly hint: string | null;
}

/** What a list sorts and searches by; the rest of a row is made when it is shown, since most of a long list never is. */
export interface ExportSummary extends Pick<ExportRow, "path" | "line" | "state" | "exposure" | "access"> {
  readonly hosts: readonly string[];
  /** How many findings and risks ask for attention. */
  readonly attention: number;
  readonly row: () => ExportRow;
}

export interface ExportTable {
  readonly exports: readonly ExportSummary[];
  /** Of the file as a whole, and of lines that are no export. */
  readonly findings: readonly RowFinding[];
}

/** What the risks of a client tell already. */
const TOLD_BY_RISKS: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "world-writable",
  "no-root-squash",
  "anonymous-root",
  "any-port",
  "tunnel-refused",
]);

/** All exports of a file, in the order in which their paths first appear; those that are all disabled come last. */
export function exportTable(doc: Exports): ExportTable {
  const readings = readExports(doc);
  const { ofPath, ofFile } = findingsByPath(doc, readings);
  const disabled = disabledByPath(doc);
  const active = exposures(readings).map((each) =>
    activeExport(each, ofPath.get(each.path) ?? [], disabled.get(each.path) ?? []),
  );
  const known = new Set(active.map(({ path }) => path));
  const others = [...disabled].filter(([path]) => !known.has(path));
  return {
    exports: [...active, ...others.map(([path, lines]) => disabledExport(path, lines))],
    findings: ofFile,
  };
}

function activeExport(
  found: ExportExposure,
  findings: readonly RowFinding[],
  disabled: readonly DisabledLine[],
): ExportSummary {
  const { path, exposure, clients } = found;
  const inForce = clients.filter(({ entry }) => entry.standing === "in-force");
  const facts = {
    path,
    line: clients[0]?.entry.line.number ?? 1,
    state: inForce.length > 0 ? "active" : "out-of-force",
    exposure,
    access: accessOf(inForce),
  } as const;
  return {
    ...facts,
    hosts: clients.map(({ entry }) => entry.client.name),
    attention: findings.length + clients.reduce((sum, { risks }) => sum + risks.length, 0),
    row: () => ({
      ...facts,
      disabledLines: disabled.map(({ number }) => number),
      reason: found.reason,
      clients: clients.map((client) => clientRow(client, client.entry.standing)),
      alsoThrough: found.alsoThrough,
      findings,
    }),
  };
}

function disabledExport(path: string, lines: readonly DisabledLine[]): ExportSummary {
  const source = lines.map((line) => `${line.source}\n`).join("");
  const would = exposures(readExports(parseExports(source)))[0]?.clients ?? [];
  const facts = {
    path,
    line: lines[0]?.number ?? 1,
    state: "disabled",
    exposure: "nobody",
    access: accessOf(would),
  } as const;
  return {
    ...facts,
    hosts: would.map(({ entry }) => entry.client.name),
    attention: 0,
    row: () => ({
      ...facts,
      disabledLines: lines.map(({ number }) => number),
      reason: t("It is disabled: its lines stand in the file behind a “#”, and nobody may mount it."),
      clients: would.map((client) => ({
        ...clientRow(client, "disabled"),
        line: lineInFile(lines, client.entry.item.number),
      })),
      alsoThrough: [],
      findings: [],
    }),
  };
}

/** Which line of the file the line `number` of all disabled entries together is. */
function lineInFile(lines: readonly DisabledLine[], number: number): number {
  let first = 1;
  for (const line of lines) {
    const count = line.source.split("\n").length;
    if (number < first + count) return line.number + number - first;
    first += count;
  }
  return lines[0]?.number ?? 1;
}

function clientRow(client: ClientExposure, standing: ClientRow["standing"]): ClientRow {
  const { entry, exposure, reason, who, canWrite, risks } = client;
  const { line, item } = entry;
  const before = line.items.slice(0, line.items.indexOf(item));
  return {
    host: entry.client.name,
    options: [...before.filter((each) => each.kind === "defaults"), item].flatMap(writtenOptions).join(","),
    line: item.number,
    standing,
    exposure,
    reason,
    who,
    canWrite,
    risks,
  };
}

function writtenOptions({ options }: Item): string[] {
  return options.map(({ text }) => text);
}

function accessOf(clients: readonly ClientExposure[]): ExportRow["access"] {
  if (clients.length === 0) return "none";
  const writers = clients.filter(({ canWrite }) => canWrite).length;
  if (writers === 0) return "read-only";
  return writers === clients.length ? "read-write" : "mixed";
}

function disabledByPath({ disabled }: Exports): Map<string, DisabledLine[]> {
  const byPath = new Map<string, DisabledLine[]>();
  for (const line of disabled) append(byPath, plainPath(line.export.path.value), line);
  return byPath;
}

/** Findings and exports both come in file order, so one walk finds whose each is. */
function findingsByPath(doc: Exports, readings: Readings) {
  const ofPath = new Map<string, RowFinding[]>();
  const ofFile: RowFinding[] = [];
  let at = 0;
  for (const finding of checkExports(doc, readings)) {
    if (TOLD_BY_RISKS.has(finding.code)) continue;
    while ((doc.exports[at]?.to ?? Number.POSITIVE_INFINITY) <= finding.from) at += 1;
    const line = doc.exports[at];
    const isOfExport = line !== undefined && line.from <= finding.from;
    // What stops exportfs is everybody's business, wherever it stands.
    if (!isOfExport || finding.code === "stops-here") ofFile.push(rowFinding(finding));
    if (isOfExport) append(ofPath, plainPath(line.path.value), rowFinding(finding));
  }
  return { ofPath, ofFile };
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

function rowFinding({ severity, number, message, hint }: Finding): RowFinding {
  return { severity, line: number, message, hint: hint ?? null };
}
