import type { Host } from "@/lib/host/host";
import { dialects } from "@/lib/samba/dialects";
import type { SmbConf } from "@/lib/samba/document";
import { fileCaveat, shareEncryption } from "@/lib/samba/encryption";
import type { Negotiated } from "@/lib/samba/negotiate/decode";
import { DIALECT_NAMES, type Dialect } from "@/lib/samba/negotiate/protocol";
import { signing } from "@/lib/samba/signing";
import type { Comparison } from "@/lib/samba/verify/compare";
import { compareNegotiation, type ServerAnswer } from "@/lib/samba/verify/compare-negotiation";
import { fail, ok, type Result } from "@/lib/shared/result";
import { negotiate, speaksSmb1 } from "@/lib/use-cases/negotiate";
import { noteOwnNegotiation } from "@/lib/use-cases/note-own-check";
import { type SambaAddress, sambaAddress } from "@/lib/use-cases/samba-address";
import { t } from "@/lib/words/t";

const SMB2: readonly Dialect[] = [0x0202, 0x0210];
const SMB3: readonly Dialect[] = [0x0300, 0x0302, 0x0311];
const UNREACHABLE: ReadonlySet<string> = new Set(["unreachable", "timed-out", "failed", "no-answer"]);

/** What the negotiation alone tells of the server, asked once with all versions and once with each. Nobody signs in. */
export async function verifyNegotiation(
  host: Host,
  doc: SmbConf,
  share: string,
): Promise<Result<Comparison>> {
  const address = await sambaAddress(host);
  return noteOwnNegotiation(host, address, () => compareAnswers(host, doc, share, address));
}

async function compareAnswers(
  host: Host,
  doc: SmbConf,
  share: string,
  address: SambaAddress,
): Promise<Result<Comparison>> {
  const smb1 = await speaksSmb1(host, address);
  if (!smb1.ok && UNREACHABLE.has(smb1.error.code)) {
    // A server may drop SMB 1 without an answer; one that drops SMB 2 as well is not there.
    const any = await negotiate(host, address);
    if (!any.ok && UNREACHABLE.has(any.error.code)) return unreachable(any.error.detail ?? any.error.message);
  }
  const answer: ServerAnswer = {
    smb1: smb1.ok ? smb1.value.spoken : null,
    ...(await newerVersions(host, address)),
  };
  const promise = {
    dialects: dialects(doc),
    encryption: { clients: shareEncryption(doc, share).clients, caveat: fileCaveat(doc) },
    signing: signing(doc).state,
  };
  return ok(compareNegotiation(promise, answer));
}

async function newerVersions(host: Host, address: SambaAddress): Promise<Omit<ServerAnswer, "smb1">> {
  const smb2 = await ask(host, address, SMB2);
  const each = await Promise.all(SMB3.map((dialect) => ask(host, address, [dialect])));
  const answered = [...each, smb2].filter((answer) => answer !== null);
  const taken = each.filter((answer) => answer !== null && answer !== "refused");
  const newest = taken.at(-1) ?? (smb2 === "refused" ? null : smb2);
  return {
    smb2: smb2 === null ? null : smb2 !== "refused",
    smb3: each.every((answer) => answer === null)
      ? null
      : taken.map(({ dialect }) => DIALECT_NAMES.get(dialect) ?? ""),
    cipher:
      answered.length === 0
        ? null
        : newest?.encryption.offered === true
          ? (newest.encryption.cipher ?? "AES-128-CCM")
          : "none",
    signingRequired: newest?.signingRequired ?? null,
  };
}

/** `refused`: it answers, and does not take these versions. Null: no answer that can be read. */
async function ask(
  host: Host,
  address: SambaAddress,
  versions: readonly Dialect[],
): Promise<Negotiated | "refused" | null> {
  const answer = await negotiate(host, address, versions);
  if (answer.ok) return answer.value;
  return ["no-common-dialect", "smb1-only"].includes(answer.error.code) ? "refused" : null;
}

function unreachable(detail: string) {
  const message = t("Could not be verified: Samba does not answer. Restart Samba, then verify again.");
  return fail({ code: "unreachable", message, detail });
}
