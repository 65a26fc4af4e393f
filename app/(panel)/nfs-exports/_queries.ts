import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";

const Exposure = v.picklist(["encrypted", "tunnel-only", "on-request", "mixed", "clear", "nobody"]);

const Finding = v.object({
  severity: v.picklist(["error", "warning", "info"]),
  line: v.number(),
  message: v.string(),
  hint: v.nullable(v.string()),
});

const Client = v.object({
  host: v.string(),
  options: v.string(),
  line: v.number(),
  standing: v.picklist(["in-force", "duplicate", "invalid", "not-read", "disabled"]),
  exposure: v.picklist(["encrypted", "tunnel-only", "on-request", "clear", "nobody"]),
  reason: v.string(),
  who: v.string(),
  canWrite: v.boolean(),
  risks: v.array(
    v.picklist([
      "world-writable",
      "everybody",
      "no-root-squash",
      "anonymous-is-root",
      "any-port",
      "tunnel-refused",
    ]),
  ),
});

const Export = v.object({
  path: v.string(),
  line: v.number(),
  state: v.picklist(["active", "disabled", "out-of-force"]),
  disabledLines: v.array(v.number()),
  exposure: Exposure,
  reason: v.string(),
  access: v.picklist(["read-only", "read-write", "mixed", "none"]),
  clients: v.array(Client),
  alsoThrough: v.array(v.object({ path: v.string(), exposure: Exposure })),
  findings: v.array(Finding),
});

const ExportPage = v.object({
  exports: v.array(Export),
  total: v.number(),
  matching: v.number(),
  page: v.number(),
  size: v.number(),
  counts: v.record(Exposure, v.optional(v.number())),
  tag: v.string(),
  file: v.string(),
  findings: v.array(Finding),
  alsoRead: v.array(v.string()),
});

const PathFacts = v.object({
  folder: v.picklist(["folder", "not-a-folder", "missing", "unknown"]),
  exported: v.nullable(v.picklist(["active", "disabled", "out-of-force"])),
  within: v.array(v.object({ path: v.string(), exposure: Exposure })),
  contains: v.array(v.string()),
  containsCount: v.number(),
});

export type Export = v.InferOutput<typeof Export>;
export type ExportClient = Export["clients"][number];
export type ExportPage = v.InferOutput<typeof ExportPage>;
export type PathFacts = v.InferOutput<typeof PathFacts>;

/** What the address of the page says about the list. */
export interface ExportListAddress {
  readonly q: string;
  readonly sort: string;
  readonly order: "asc" | "desc";
  readonly page: number;
  /** The export that a link is about: the page that has it, wherever that is. */
  readonly around: string | undefined;
}

export function exportsQuery(address: ExportListAddress) {
  return queryOptions({
    queryKey: ["exports", "list", address],
    queryFn: ({ signal }) => fetchRead("/api/exports", { ...address }, ExportPage, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}

/** Exports of the same page whose folder is not there. Asked again with less haste: folders seldom go. */
export function missingFoldersQuery(address: ExportListAddress) {
  return queryOptions({
    queryKey: ["exports", "folders", address],
    queryFn: ({ signal }) => fetchRead("/api/exports/folders", { ...address }, v.array(v.string()), signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

export function pathFactsQuery(path: string) {
  return queryOptions({
    queryKey: ["exports", "path", path],
    queryFn: ({ signal }) => fetchRead("/api/exports/path", { path }, PathFacts, signal),
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
}

const AT_ONCE = 5_000;

/** Every export that a search leaves, in the order of the list: for a table that is saved. */
export async function fetchAllExports(address: ExportListAddress): Promise<readonly Export[]> {
  const all: Export[] = [];
  for (let page = 1; ; page += 1) {
    const asked = { ...address, around: undefined, page, size: AT_ONCE };
    const { exports, matching } = await fetchRead("/api/exports", asked, ExportPage);
    all.push(...exports);
    if (exports.length === 0 || all.length >= matching) return all;
  }
}
