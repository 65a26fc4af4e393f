import { limitVerify } from "@/lib/auth/verify-limit";
import { storeVerification } from "@/lib/db/verification-store";
import type { Host } from "@/lib/host/host";
import { sectionOf, type SmbConf } from "@/lib/samba/document";
import { fileCaveat, shareEncryption } from "@/lib/samba/encryption";
import { sectionKey } from "@/lib/samba/names";
import { type Comparison, comparePromise } from "@/lib/samba/verify/compare";
import type { VerificationReport } from "@/lib/samba/verify/report";
import { type Credentials, credentialsFile } from "@/lib/samba/verify/smbclient-input";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { waitWords } from "@/lib/shared/wait-words";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { playClients } from "@/lib/use-cases/play-clients";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";
import { verifyNegotiation } from "@/lib/use-cases/verify-negotiation";
import type { KeptRow } from "@/lib/use-cases/list-verifications";
import { msg, t } from "@/lib/words/t";
import { inEachLanguage, toldText } from "@/lib/words/told";
import { forOthers } from "@/lib/words/with-locale";

export interface VerifyRequest {
  readonly share: string;
  /** Used for this one check. Null looks at the negotiation alone, which needs none. */
  readonly credentials: Credentials | null;
  /** The panel's user. */
  readonly by: string;
}

/**
 * Connects to a share as several kinds of client and holds what they meet against what smb.conf promises. Changes nothing
 * on the appliance. What it came to is stored, the credentials nowhere. Checks of one share take turns.
 *
 * A check that could not be made is a failure (wrong credentials, the share is gone, Samba does not answer); one that was
 * made and leaves the question open has the verdict `unknown`. Neither counts as a broken promise.
 */
export function verifyShare(host: Host, request: VerifyRequest): Promise<Result<VerificationReport>> {
  return oneAtATime(`verify ${sectionKey(request.share)}`, () => forOthers(() => verify(host, request)));
}

async function verify(host: Host, request: VerifyRequest): Promise<Result<VerificationReport>> {
  const read = await readManagedFile(smbConfFile, host);
  if (!read.ok) return read;
  const doc = smbConfDocument(read.value);
  const share = nameInFile(doc, request.share);
  if (!share.ok) return share;
  const compared = await (request.credentials === null
    ? verifyNegotiation(host, doc, share.value)
    : withCredentials(host, doc, { ...request, share: share.value, credentials: request.credentials }));
  if (!compared.ok) return compared;
  const after = await host.readFile(host.files.smbConf);
  const same = after.ok && after.value.tag === read.value.tag;
  const report: VerificationReport = {
    share: share.value,
    at: new Date().toISOString(),
    by: request.by,
    signedIn: request.credentials !== null,
    verdict: same ? compared.value.verdict : "unknown",
    summary: same ? compared.value.summary : t(CHANGED_MEANWHILE),
    rows: [...compared.value.rows],
  };
  await store(report, read.value.tag);
  return ok(report);
}

const CHANGED_MEANWHILE = msg(
  "Could not be verified: smb.conf changed while the clients were connecting, so it is not known which of the two they met. Verify again.",
);

/** The share's name as the file writes it. A printer's share has no files, and a name that is no text cannot be asked for. */
function nameInFile(doc: SmbConf, asked: string): Result<string, Failure<"missing" | "unsuitable">> {
  const section = sectionOf(doc, asked);
  if (!section || section.isGlobal) {
    const message = t(
      "Could not be verified: smb.conf has no share of this name any more. Refresh the list; History tells who removed it.",
    );
    return fail({ code: "missing", message });
  }
  if (section.key === "printers" || section.key === "print$") {
    return fail({
      code: "unsuitable",
      message: t("Could not be verified: this is a share of printers, not of files."),
    });
  }
  if (/[\p{Cc}\p{Cs}\\]/u.test(section.name)) {
    const message = t(
      "Could not be verified: the share's name holds a backslash, or bytes that are no text, so no client can ask for it. Rename the share.",
    );
    return fail({ code: "unsuitable", message });
  }
  return ok(section.name);
}

/** Failures with which no password was sent. */
const NEVER_TRIED: ReadonlySet<string> = new Set(["unreachable", "not-installed"]);

async function withCredentials(
  host: Host,
  doc: SmbConf,
  { share, credentials, by }: VerifyRequest & { readonly credentials: Credentials },
): Promise<Result<Comparison>> {
  const file = credentialsFile(credentials);
  if (!file.ok) return file;
  const attempt = await limitVerify(by, credentials.username);
  if ("waitMs" in attempt) {
    const message = t("Too many tries with a password that was not right. Wait {wait}, then try again.", {
      wait: waitWords(attempt.waitMs),
    });
    return fail({ code: "too-many-attempts", message });
  }
  const played = await playClients(host, doc, share, { ...credentials, file: file.value });
  // Not for less than that: a server may let whoever it does not know, or whose password is wrong, in as a guest.
  const free = played.ok ? played.value.signedInAsNamed : NEVER_TRIED.has(played.error.code);
  if (free) await attempt.giveBack();
  if (!played.ok) return played;
  const promise = { clients: shareEncryption(doc, share).clients, caveat: fileCaveat(doc) };
  return ok(comparePromise(promise, played.value.found));
}

async function store(report: VerificationReport, tag: string): Promise<void> {
  const { at, rows, ...rest } = report;
  const kept: readonly KeptRow[] = rows.map((row) => ({ ...row, sentence: inEachLanguage(row.sentence) }));
  await storeVerification({
    ...rest,
    summary: toldText(report.summary),
    shareKey: sectionKey(report.share),
    at: new Date(at),
    tag,
    rows: JSON.stringify(kept),
  });
}
