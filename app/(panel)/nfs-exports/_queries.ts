import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";

const Exposure = z.enum(["encrypted", "tunnel-only", "on-request", "mixed", "clear", "nobody"]);

const Finding = z.object({
  severity: z.enum(["error", "warning", "info"]),
  line: z.number(),
  message: z.string(),
  hint: z.nullable(z.string()),
});

const Client = z.object({
  host: z.string(),
  options: z.string(),
  line: z.number(),
  standing: z.enum(["in-force", "duplicate", "invalid", "not-read", "disabled"]),
  exposure: z.enum(["encrypted", "tunnel-only", "on-request", "clear", "nobody"]),
  reason: z.string(),
  who: z.string(),
  canWrite: z.boolean(),
  risks: z.array(
    z.enum([
      "world-writable",
      "everybody",
      "no-root-squash",
      "anonymous-is-root",
      "any-port",
      "tunnel-refused",
    ]),
  ),
});

const Export = z.object({
  path: z.string(),
  line: z.number(),
  state: z.enum(["active", "disabled", "out-of-force"]),
  disabledLines: z.array(z.number()),
  exposure: Exposure,
  reason: z.string(),
  access: z.enum(["read-only", "read-write", "mixed", "none"]),
  clients: z.array(Client),
  alsoThrough: z.array(z.object({ path: z.string(), exposure: Exposure })),
  findings: z.array(Finding),
});

const ExportPage = z.object({
  exports: z.array(Export),
  total: z.number(),
  matching: z.number(),
  page: z.number(),
  size: z.number(),
  counts: z.partialRecord(Exposure, z.number()),
  tag: z.string(),
  file: z.string(),
  findings: z.array(Finding),
  alsoRead: z.array(z.string()),
});

const PathFacts = z.object({
  folder: z.enum(["folder", "not-a-folder", "missing", "unknown"]),
  exported: z.nullable(z.enum(["active", "disabled", "out-of-force"])),
  within: z.array(z.object({ path: z.string(), exposure: Exposure })),
  contains: z.array(z.string()),
  containsCount: z.number(),
});

export type Export = z.infer<typeof Export>;
export type ExportClient = Export["clients"][number];
export type ExportPage = z.infer<typeof ExportPage>;
export type PathFacts = z.infer<typeof PathFacts>;

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
    queryFn: ({ signal }) => fetchRead("/api/exports/folders", { ...address }, z.array(z.string()), signal),
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
