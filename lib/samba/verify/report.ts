import * as v from "valibot";

export const Verdict = v.picklist(["as-promised", "not-as-promised", "unknown"]);
export type Verdict = v.InferOutput<typeof Verdict>;

/** One thing that smb.conf promises, beside what was met. */
export const VerificationRow = v.object({
  /** A kind of client, or what the server says of itself. To be said by `t`, as are the next two. */
  subject: v.string(),
  /** In a word or two: `Encrypted`, `Refused`, `Not spoken`. */
  promised: v.string(),
  found: v.string(),
  verdict: Verdict,
  /** How it was seen, and where it differs what to do; said. */
  sentence: v.string(),
});
export type VerificationRow = v.InferOutput<typeof VerificationRow>;

/** What a check of one share came to. Of the credentials it holds nothing. */
export const VerificationReport = v.object({
  share: v.string(),
  /** ISO 8601. */
  at: v.string(),
  /** The panel's user who asked for it. */
  by: v.string(),
  /** False where only the negotiation was looked at, which knows nothing of a share. */
  signedIn: v.boolean(),
  verdict: Verdict,
  summary: v.string(),
  rows: v.array(VerificationRow),
});
export type VerificationReport = v.InferOutput<typeof VerificationReport>;
