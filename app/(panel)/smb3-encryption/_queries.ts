import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";
import { ENCRYPTION_ALGORITHMS, SIGNING_ALGORITHMS } from "@/lib/samba/ciphers";
import { ShareChoice } from "@/lib/samba/encryption-form";

const EncryptValue = z.enum(["if_required", "off", "desired", "required"]);
const Version = z.object({
  name: z.string(),
  rank: z.number(),
  generation: z.union([z.literal(1), z.literal(2), z.literal(3)]),
});
const Line = z.object({ number: z.number(), text: z.string() });
const Aspect = z.object({ label: z.string(), reason: z.string(), lines: z.array(Line) });
const PresetName = z.enum(["off", "transition", "required", "hardened"]);

const Share = z.object({
  name: z.string(),
  kind: z.enum(["folder", "homes", "printing"]),
  choice: ShareChoice,
  own: z.nullable(z.union([EncryptValue, z.literal("unknown")])),
  inherits: z.object({
    value: z.union([EncryptValue, z.literal("unknown")]),
    from: z.enum(["global", "earlier", "elsewhere", "copy"]),
  }),
  guestReason: z.string(),
});

const Difference = z.object({
  parameter: z.string(),
  wanted: z.string(),
  found: z.string(),
  line: z.optional(Line),
  sentence: z.string(),
});

const Overview = z.object({
  tag: z.string(),
  recognition: z.object({
    preset: z.nullable(PresetName),
    nearest: PresetName,
    differences: z.array(Difference),
  }),
  posture: z.object({
    facts: z.object({
      encrypt: z.nullable(EncryptValue),
      signing: z.nullable(z.enum(["required", "on-request"])),
      min: z.nullable(Version),
      max: z.nullable(Version),
      encryptionAlgorithms: z.array(z.enum(ENCRYPTION_ALGORITHMS)),
      signingAlgorithms: z.array(z.enum(SIGNING_ALGORITHMS)),
    }),
    encryption: Aspect,
    signing: Aspect,
    dialects: z.extend(Aspect, { smb1: z.boolean() }),
    encryptionAlgorithms: Aspect,
    signingAlgorithms: Aspect,
    guests: Aspect,
    caveat: z.optional(z.string()),
  }),
  shares: z.array(Share),
  guestAccount: z.string(),
});

export type Overview = z.infer<typeof Overview>;
export type ShareOverview = z.infer<typeof Share>;
export type FileLine = z.infer<typeof Line>;

const overviewKey = ["encryption", "overview"] as const;

/** Read again every few seconds; as long as the file stays the same, only its tag travels. */
export function overviewQuery() {
  return queryOptions({
    queryKey: overviewKey,
    queryFn: async ({ signal, client }): Promise<Overview> => {
      const known = client.getQueryData<Overview>(overviewKey);
      const read = await fetchRead("/api/encryption", { tag: known?.tag }, z.nullable(Overview), signal);
      return read ?? known ?? fetchRead("/api/encryption", {}, Overview, signal);
    },
    refetchInterval: 10_000,
    // The tag tells whether anything changed; comparing thousands of shares would tell no more.
    structuralSharing: false,
  });
}

const Directory = z.object({
  join: z.enum(["joined", "not-joined", "unknown"]),
  domain: z.nullable(z.string()),
  realm: z.nullable(z.string()),
  controller: z.nullable(z.string()),
  sentence: z.string(),
  remarks: z.array(z.string()),
  detail: z.string(),
});

/** Asked once a visit: a domain controller that is away takes seconds to be missed. */
export function directoryQuery() {
  return queryOptions({
    queryKey: ["directory"],
    queryFn: ({ signal }) => fetchRead("/api/directory", {}, Directory, signal),
    staleTime: 60_000,
  });
}
