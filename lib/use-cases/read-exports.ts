import * as z from "zod";
import type { Host } from "@/lib/host/host";
import { plainPath } from "@/lib/nfs/document";
import type { ExportRow, ExportSummary, ExportTable, RowFinding } from "@/lib/nfs/export-rows";
import { type Exposure, EXPOSURE_LABELS, EXPOSURE_ORDER } from "@/lib/nfs/exposure";
import { ok, type Result } from "@/lib/shared/result";
import { exportTableOf } from "@/lib/use-cases/export-table";
import { exportsDocument } from "@/lib/use-cases/exports-document";
import { exportsFile } from "@/lib/use-cases/exports-file";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { nameOrder } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";

/** What the address of NFS Exports says; everything has a default, so that any address opens. */
export const ExportQuery = z.object({
  q: z.string().max(200).catch("").default(""),
  sort: z.enum(["path", "hosts", "access", "exposure", "attention", "state"]).catch("path").default("path"),
  order: z.enum(["asc", "desc"]).catch("asc").default("asc"),
  page: z.coerce.number().int().min(1).catch(1).default(1),
  size: z.coerce.number().int().min(10).max(5000).catch(50).default(50),
  /** A path: the page that has it, where one has, instead of `page`. */
  around: z.string().max(4096).optional().catch(undefined),
});

export type ExportQuery = z.output<typeof ExportQuery>;

export interface ExportPage {
  readonly exports: readonly ExportRow[];
  /** Exports in the file, and those that the search leaves. */
  readonly total: number;
  readonly matching: number;
  readonly page: number;
  readonly size: number;
  /** How many exports of the file fare so. */
  readonly counts: Readonly<Partial<Record<Exposure, number>>>;
  /** Tag of the file this was read from: what a change begins from. */
  readonly tag: string;
  readonly file: string;
  /** What is wrong with the file beside its exports; the worst first, a handful. */
  readonly findings: readonly RowFinding[];
  /** Files that exportfs reads as well and this page does not. */
  readonly alsoRead: readonly string[];
}

const FINDINGS = 5;

/** One page of the exports of the file as it is on disk now, with who may reach each of them and how. */
export async function readExports(host: Host, query: ExportQuery): Promise<Result<ExportPage>> {
  const [read, alsoRead] = await Promise.all([readManagedFile(exportsFile, host), otherFiles(host)]);
  if (!read.ok) return read;
  const table = exportTableOf(exportsDocument(read.value));
  const matching = inOrder(table, query).filter(matches(query.q));
  const page = pageIn(matching, query);
  return ok({
    exports: matching.slice((page - 1) * query.size, page * query.size).map(({ row }) => row()),
    total: table.exports.length,
    matching: matching.length,
    page,
    size: query.size,
    counts: countsOf(table.exports),
    tag: read.value.tag,
    file: host.files.exports,
    findings: table.findings.toSorted(worstFirst).slice(0, FINDINGS),
    alsoRead,
  });
}

function pageIn(matching: readonly ExportSummary[], { page, size, around }: ExportQuery): number {
  const wanted = around === undefined ? -1 : matching.findIndex(({ path }) => path === plainPath(around));
  if (wanted >= 0) return Math.floor(wanted / size) + 1;
  return Math.min(page, Math.max(1, Math.ceil(matching.length / size)));
}

/** exportfs reads `*.exports` in the folder exports.d beside the file as well (exports(5)); few systems have one. */
async function otherFiles(host: Host): Promise<readonly string[]> {
  // The box's server reads the one file alone.
  if (host.kind === "sandbox") return [];
  const folder = `${host.files.exports}.d`;
  const found = await host.listFolder(folder);
  if (!found.ok) return [];
  return found.value
    .filter(({ name }) => name.endsWith(".exports") && !name.startsWith("."))
    .map(({ name }) => `${folder}/${name}`)
    .sort();
}

function countsOf(all: readonly ExportSummary[]): ExportPage["counts"] {
  const counts: Partial<Record<Exposure, number>> = {};
  for (const { exposure } of all) counts[exposure] = (counts[exposure] ?? 0) + 1;
  return counts;
}

const SEVERITIES: readonly RowFinding["severity"][] = ["error", "warning", "info"];

function worstFirst(one: RowFinding, other: RowFinding): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}

const STATE_WORDS = {
  active: msg("Active"),
  disabled: msg("Disabled"),
  "out-of-force": msg("Not in force"),
} as const;

function matches(search: string): (row: ExportSummary) => boolean {
  const sought = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (sought.length === 0) return () => true;
  return ({ path, hosts, exposure, state }) => {
    const words = [t(EXPOSURE_LABELS[exposure]), t(STATE_WORDS[state])];
    const told = [path, ...hosts, ...words].join("\n").toLowerCase();
    return sought.every((word) => told.includes(word));
  };
}

type Order = (one: ExportSummary, other: ExportSummary, names: Intl.Collator) => number;

type Orders = Map<ExportQuery["sort"], readonly ExportSummary[]>;

const orders = new WeakMap<ExportTable, Orders>();

/** Comparing names as people count takes its time: each order of a table is made once, and read backwards for the other. */
function inOrder(table: ExportTable, { sort, order }: ExportQuery): readonly ExportSummary[] {
  const known = orders.get(table) ?? (new Map() as Orders);
  orders.set(table, known);
  const names = nameOrder();
  const ascending =
    known.get(sort) ??
    table.exports.toSorted(
      (one, other) => COMPARE[sort](one, other, names) || names.compare(one.path, other.path),
    );
  known.set(sort, ascending);
  return order === "asc" ? ascending : ascending.toReversed();
}

const COMPARE: Readonly<Record<ExportQuery["sort"], Order>> = {
  path: () => 0,
  hosts: (one, other, names) => names.compare(one.hosts.join(", "), other.hosts.join(", ")),
  access: (one, other, names) => names.compare(one.access, other.access),
  exposure: (one, other) => EXPOSURE_ORDER.indexOf(one.exposure) - EXPOSURE_ORDER.indexOf(other.exposure),
  attention: (one, other) => one.attention - other.attention,
  state: (one, other, names) => names.compare(one.state, other.state),
};
