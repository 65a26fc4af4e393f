import * as v from "valibot";
import { lastVerification, lastVerifications, type StoredVerification } from "@/lib/db/verification-store";
import type { Host } from "@/lib/host/host";
import { sectionKey } from "@/lib/samba/names";
import type { VerificationReport } from "@/lib/samba/verify/report";
import { Verdict, VerificationRow } from "@/lib/samba/verify/report";
import { ok, type Result } from "@/lib/shared/result";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";
import { readTold, sayAgain, Told } from "@/lib/words/told";

/** The check of a share that counts, without its rows. */
export interface LastVerification {
  readonly share: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  readonly verdict: Verdict;
  readonly summary: string;
  /** False where only the negotiation was looked at. */
  readonly signedIn: boolean;
  /** smb.conf has changed since: what was found then may not hold now. */
  readonly outdated: boolean;
}

/** A row as it is kept. */
const KeptRow = v.object({ ...VerificationRow.entries, sentence: Told });

export type KeptRow = Readonly<v.InferOutput<typeof KeptRow>>;

/** The verdict that decides nothing, and so pushes none aside that does. */
const UNDECIDED: Verdict = "unknown";

/** The last check of each share that was ever checked, shares that are gone included. */
export async function listVerifications(host: Host): Promise<Result<readonly LastVerification[]>> {
  const read = await readManagedFile(smbConfFile, host);
  if (!read.ok) return read;
  const { tag } = read.value;
  const found = await lastVerifications(tag, UNDECIDED);
  return ok(found.map((stored) => listed(stored, tag)));
}

/** The last check of one share with all its rows; null where it was never checked. */
export async function findVerification(
  host: Host,
  share: string,
): Promise<Result<(VerificationReport & { readonly outdated: boolean }) | null>> {
  const read = await readManagedFile(smbConfFile, host);
  if (!read.ok) return read;
  const { tag } = read.value;
  const stored = await lastVerification(sectionKey(share), tag, UNDECIDED);
  if (stored === null) return ok(null);
  const rows = v.parse(v.fallback(v.array(KeptRow), []), JSON.parse(stored.rows));
  return ok({
    ...listed(stored, tag),
    rows: rows.map((row) => ({ ...row, sentence: sayAgain(row.sentence) })),
  });
}

function listed(stored: Omit<StoredVerification, "rows">, tag: string): LastVerification {
  const { share, at, by, signedIn, verdict, summary } = stored;
  return {
    share,
    at: at.toISOString(),
    by,
    verdict: v.parse(v.fallback(Verdict, UNDECIDED), verdict),
    summary: sayAgain(readTold(summary)),
    signedIn,
    outdated: stored.tag !== tag,
  };
}
