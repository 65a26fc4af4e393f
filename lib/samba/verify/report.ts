import * as z from "zod/mini";

export const Verdict = z.enum(["as-promised", "not-as-promised", "unknown"]);
export type Verdict = z.infer<typeof Verdict>;

/** One thing that smb.conf promises, beside what was met. */
export const VerificationRow = z.object({
  /** A kind of client, or what the server says of itself. To be said by `t`, as are the next two. */
  subject: z.string(),
  /** In a word or two: `Encrypted`, `Refused`, `Not spoken`. */
  promised: z.string(),
  found: z.string(),
  verdict: Verdict,
  /** How it was seen, and where it differs what to do; said. */
  sentence: z.string(),
});
export type VerificationRow = z.infer<typeof VerificationRow>;

/** What a check of one share came to. Of the credentials it holds nothing. */
export const VerificationReport = z.object({
  share: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** The panel's user who asked for it. */
  by: z.string(),
  /** False where only the negotiation was looked at, which knows nothing of a share. */
  signedIn: z.boolean(),
  verdict: Verdict,
  summary: z.string(),
  rows: z.array(VerificationRow),
});
export type VerificationReport = z.infer<typeof VerificationReport>;
