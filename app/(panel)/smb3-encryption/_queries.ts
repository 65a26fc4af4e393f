import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { ENCRYPTION_ALGORITHMS, SIGNING_ALGORITHMS } from "@/lib/samba/ciphers";
import { PRESET_NAMES } from "@/lib/samba/preset-names";
import { SHARE_CHOICES } from "@/lib/samba/share-choice";

const EncryptValue = v.picklist(["if_required", "off", "desired", "required"]);
const Version = v.object({
  name: v.string(),
  rank: v.number(),
  generation: v.union([v.literal(1), v.literal(2), v.literal(3)]),
});
const Line = v.object({ number: v.number(), text: v.string() });
const Aspect = v.object({ label: v.string(), reason: v.string(), lines: v.array(Line) });
const PresetName = v.picklist(PRESET_NAMES);

const Share = v.object({
  name: v.string(),
  kind: v.picklist(["folder", "homes", "printing"]),
  choice: v.picklist(SHARE_CHOICES),
  own: v.nullable(v.union([EncryptValue, v.literal("unknown")])),
  inherits: v.object({
    value: v.union([EncryptValue, v.literal("unknown")]),
    from: v.picklist(["global", "earlier", "elsewhere", "copy"]),
  }),
  guestReason: v.string(),
});

const Difference = v.object({
  parameter: v.string(),
  wanted: v.string(),
  found: v.string(),
  line: v.optional(Line),
  sentence: v.string(),
});

const Overview = v.object({
  tag: v.string(),
  recognition: v.object({
    preset: v.nullable(PresetName),
    nearest: PresetName,
    differences: v.array(Difference),
  }),
  posture: v.object({
    facts: v.object({
      encrypt: v.nullable(EncryptValue),
      signing: v.nullable(v.picklist(["required", "on-request"])),
      min: v.nullable(Version),
      max: v.nullable(Version),
      encryptionAlgorithms: v.array(v.picklist(ENCRYPTION_ALGORITHMS)),
      signingAlgorithms: v.array(v.picklist(SIGNING_ALGORITHMS)),
    }),
    encryption: Aspect,
    signing: Aspect,
    dialects: v.object({ ...Aspect.entries, smb1: v.boolean() }),
    encryptionAlgorithms: Aspect,
    signingAlgorithms: Aspect,
    guests: Aspect,
    caveat: v.optional(v.string()),
  }),
  shares: v.array(Share),
  guestAccount: v.string(),
});

export type Overview = v.InferOutput<typeof Overview>;
export type ShareOverview = v.InferOutput<typeof Share>;
export type FileLine = v.InferOutput<typeof Line>;

const overviewKey = ["encryption", "overview"] as const;

/** Read again every few seconds; as long as the file stays the same, only its tag travels. */
export function overviewQuery() {
  return queryOptions({
    queryKey: overviewKey,
    queryFn: async ({ signal, client }): Promise<Overview> => {
      const known = client.getQueryData<Overview>(overviewKey);
      const read = await fetchRead("/api/encryption", { tag: known?.tag }, v.nullable(Overview), signal);
      return read ?? known ?? fetchRead("/api/encryption", {}, Overview, signal);
    },
    refetchInterval: 10_000,
    // The tag tells whether anything changed; comparing thousands of shares would tell no more.
    structuralSharing: false,
  });
}

const Directory = v.object({
  join: v.picklist(["joined", "not-joined", "unknown"]),
  domain: v.nullable(v.string()),
  realm: v.nullable(v.string()),
  controller: v.nullable(v.string()),
  sentence: v.string(),
  remarks: v.array(v.string()),
  detail: v.string(),
});

/** Asked once a visit: a domain controller that is away takes seconds to be missed. */
export function directoryQuery() {
  return queryOptions({
    queryKey: ["directory"],
    queryFn: ({ signal }) => fetchRead("/api/directory", {}, Directory, signal),
    staleTime: 60_000,
  });
}
