import { dialects } from "./dialects";
import type { SmbConf } from "./document";
import {
  type ProtocolVersion,
  protocolLabel,
  protocolVersion,
  type SpokenVersions,
} from "./protocol-versions";
import type { ShareChange } from "./share-changes";
import { t } from "@/lib/words/t";

/** What a change of the protocol versions means for whom. */
export function protocolChanges(before: SmbConf, after: SmbConf): ShareChange[] {
  const [spoke, speaks] = [dialects(before), dialects(after)];
  const changes: ShareChange[] = [];
  const say = (tone: ShareChange["tone"], text: string) =>
    changes.push({ kind: "protocol", tone, text, subject: null });

  if (!spoke.smb1 && speaks.smb1) {
    say(
      "bad",
      t(
        "SMB 1 is switched on. Nothing protects a client from being talked down to it by somebody in between; SMB 1 is not encrypted.",
      ),
    );
  }
  if (spoke.smb1 && !speaks.smb1) {
    say("good", t("SMB 1 is switched off: clients that speak nothing newer are refused."));
  }
  if (spoke.smb2 && !speaks.smb2) {
    say("bad", t("Clients limited to SMB 2 are refused (Windows 7, Server 2008 R2)."));
  }
  if (spoke.smb3 && !speaks.smb3) {
    say("bad", t("SMB 3 is switched off: nothing can be encrypted any more."));
  }
  if (speaks.smb3) {
    for (const { version, systems } of EARLY_SMB3) {
      // Below a new highest version, such a client is still served: it speaks the older ones as well.
      if (!isSpoken(version, spoke) || version.rank >= (speaks.min?.rank ?? 0)) continue;
      say(
        "bad",
        t("Clients limited to {version} are refused ({systems}), though they can encrypt.", {
          version: protocolLabel(version),
          systems,
        }),
      );
    }
  }
  if (spoke.min?.name !== speaks.min?.name || spoke.max?.name !== speaks.max?.name) {
    say("note", rangeWords(speaks));
  }
  return changes;
}

/** The versions of SMB 3 before the last, and the Windows that speak nothing newer. */
const EARLY_SMB3 = [
  { key: "smb3_00", systems: "Windows 8, Server 2012" },
  { key: "smb3_02", systems: "Windows 8.1, Server 2012 R2" },
].flatMap(({ key, systems }) => {
  const version = protocolVersion(key);
  return version ? [{ version, systems }] : [];
});

function isSpoken({ rank }: ProtocolVersion, { min, max }: SpokenVersions): boolean {
  return min !== undefined && max !== undefined && rank >= min.rank && rank <= max.rank;
}

function rangeWords({ min, max }: SpokenVersions): string {
  const [lowest, highest] = [min, max].map((version) =>
    version ? protocolLabel(version) : t("one that Samba does not know"),
  );
  return t(
    lowest === highest
      ? "Protocol versions, now {lowest} alone."
      : "Protocol versions, now from {lowest} to {highest}.",
    { lowest, highest },
  );
}
