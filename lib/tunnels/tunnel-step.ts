import * as z from "zod";

/** A step of something that takes a while, a test of a tunnel for example, as it is shown, sent and kept. Never a secret. */
export const TunnelStep = z.object({
  name: z.string(),
  outcome: z.enum(["running", "done", "failed"]),
  /** How long it took; 0 while it runs. */
  ms: z.number(),
  /** What was found; where it failed, what it means and what to do. */
  message: z.string(),
  /** A program's own words. */
  detail: z.string().optional(),
});

export type TunnelStep = z.output<typeof TunnelStep>;

/** What a test of a tunnel came to. `at` is ISO 8601, `by` the panel's user. */
export const TunnelTestReport = z.object({
  at: z.string(),
  by: z.string(),
  passed: z.boolean(),
  summary: z.string(),
  steps: z.array(TunnelStep),
});

export type TunnelTestReport = z.output<typeof TunnelTestReport>;

/** What setting a client up came to. */
export const SetUpReport = z.object({
  done: z.boolean(),
  summary: z.string(),
  steps: z.array(TunnelStep),
});

export type SetUpReport = z.output<typeof SetUpReport>;
