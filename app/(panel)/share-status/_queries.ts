import { type QueryClient, queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { Verdict as Verified } from "@/lib/samba/verify/report";

const State = v.object({
  state: v.picklist(["encrypted", "when-client-can", "on-request", "clear", "locked-out", "unknown"]),
  label: v.string(),
  reason: v.string(),
});

const SharesInFile = v.object({
  shares: v.array(
    v.object({
      name: v.string(),
      kind: v.picklist(["folder", "homes", "printing"]),
      comment: v.string(),
      available: v.boolean(),
      guest: v.boolean(),
      state: v.number(),
      line: v.number(),
    }),
  ),
  states: v.array(State),
});

const Report = v.object({
  tag: v.string(),
  file: v.nullable(SharesInFile),
  caveat: v.nullable(v.string()),
  sessions: v.nullable(v.array(v.object({ share: v.string(), open: v.number(), clear: v.number() }))),
  noSessions: v.nullable(v.string()),
  verified: v.array(
    v.object({
      share: v.string(),
      at: v.string(),
      by: v.string(),
      verdict: Verified,
      summary: v.string(),
      signedIn: v.boolean(),
      outdated: v.boolean(),
    }),
  ),
});

const SourceLines = v.array(v.object({ number: v.number(), text: v.string() }));

const ClientCheck = v.object({
  share: v.string(),
  client: v.object({ id: v.string(), name: v.string() }),
  server: v.string(),
  answer: v.picklist(["encrypted", "clear", "no", "unknown"]),
  headline: v.string(),
  why: v.string(),
  dialect: v.nullable(v.string()),
  cipher: v.nullable(v.string()),
  signing: v.nullable(v.string()),
  onClient: v.array(v.string()),
  commands: v.array(
    v.object({
      shell: v.picklist(["PowerShell", "Terminal"]),
      purpose: v.string(),
      text: v.string(),
      hint: v.optional(v.string()),
    }),
  ),
  onServer: v.array(
    v.object({
      text: v.string(),
      page: v.picklist(["SMB3 Encryption", "Edit Config File", "CIFS Shares"]),
      line: v.optional(v.number()),
    }),
  ),
  mind: v.array(v.string()),
  lines: SourceLines,
});

export type ClientCheck = v.InferOutput<typeof ClientCheck>;
export type StatusReport = v.InferOutput<typeof Report> & {
  readonly file: v.InferOutput<typeof SharesInFile>;
};

const statusKey = ["share-status"] as const;

/** Polled while the tab is visible. The shares themselves come again only where smb.conf is another. */
export function shareStatusQuery(queries: QueryClient) {
  return queryOptions({
    queryKey: statusKey,
    queryFn: async ({ signal }): Promise<StatusReport> => {
      const known = queries.getQueryData<StatusReport>(statusKey);
      const report = await fetchRead("/api/share-status", { known: known?.tag }, Report, signal);
      const file = report.file ?? (known?.tag === report.tag ? known.file : null);
      if (file !== null) return { ...report, file };
      const whole = await fetchRead("/api/share-status", {}, Report, signal);
      return { ...whole, file: whole.file ?? { shares: [], states: [] } };
    },
    refetchInterval: 10_000,
  });
}

/** The answer for one client system at one share; asked again, as somebody may change smb.conf meanwhile. */
export function clientCheckQuery(client: string, share: string) {
  return queryOptions({
    queryKey: ["client-check", client, share],
    queryFn: ({ signal }) => fetchRead("/api/client-check", { client, share }, ClientCheck, signal),
    enabled: client !== "" && share !== "",
    refetchInterval: 10_000,
  });
}
