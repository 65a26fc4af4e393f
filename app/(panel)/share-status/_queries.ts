import { type QueryClient, queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";
import { Verdict as Verified } from "@/lib/samba/verify/report";

const State = z.object({
  state: z.enum(["encrypted", "when-client-can", "on-request", "clear", "locked-out", "unknown"]),
  label: z.string(),
  reason: z.string(),
});

const SharesInFile = z.object({
  shares: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(["folder", "homes", "printing"]),
      comment: z.string(),
      available: z.boolean(),
      guest: z.boolean(),
      state: z.number(),
      line: z.number(),
    }),
  ),
  states: z.array(State),
});

const Report = z.object({
  tag: z.string(),
  file: z.nullable(SharesInFile),
  caveat: z.nullable(z.string()),
  sessions: z.nullable(z.array(z.object({ share: z.string(), open: z.number(), clear: z.number() }))),
  noSessions: z.nullable(z.string()),
  verified: z.array(
    z.object({
      share: z.string(),
      at: z.string(),
      by: z.string(),
      verdict: Verified,
      summary: z.string(),
      signedIn: z.boolean(),
      outdated: z.boolean(),
    }),
  ),
});

const SourceLines = z.array(z.object({ number: z.number(), text: z.string() }));

const ClientCheck = z.object({
  share: z.string(),
  client: z.object({ id: z.string(), name: z.string() }),
  server: z.string(),
  answer: z.enum(["encrypted", "clear", "no", "unknown"]),
  headline: z.string(),
  why: z.string(),
  dialect: z.nullable(z.string()),
  cipher: z.nullable(z.string()),
  signing: z.nullable(z.string()),
  onClient: z.array(z.string()),
  commands: z.array(
    z.object({
      shell: z.enum(["PowerShell", "Terminal"]),
      purpose: z.string(),
      text: z.string(),
      hint: z.optional(z.string()),
    }),
  ),
  onServer: z.array(
    z.object({
      text: z.string(),
      page: z.enum(["SMB3 Encryption", "Edit Config File", "CIFS Shares"]),
      line: z.optional(z.number()),
    }),
  ),
  mind: z.array(z.string()),
  lines: SourceLines,
});

export type ClientCheck = z.infer<typeof ClientCheck>;
export type StatusReport = z.infer<typeof Report> & { readonly file: z.infer<typeof SharesInFile> };

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
