import * as v from "valibot";

/** A step of something that takes a while, a test of a tunnel for example, as it is shown, sent and kept. Never a secret. */
export const TunnelStep = v.object({
  name: v.string(),
  outcome: v.picklist(["running", "done", "failed"]),
  /** How long it took; 0 while it runs. */
  ms: v.number(),
  /** What was found; where it failed, what it means and what to do. */
  message: v.string(),
  /** A program's own words. */
  detail: v.optional(v.string()),
});

export type TunnelStep = v.InferOutput<typeof TunnelStep>;

/** What a test of a tunnel came to. `at` is ISO 8601, `by` the panel's user. */
export const TunnelTestReport = v.object({
  at: v.string(),
  by: v.string(),
  passed: v.boolean(),
  summary: v.string(),
  steps: v.array(TunnelStep),
});

export type TunnelTestReport = v.InferOutput<typeof TunnelTestReport>;

/** What setting a client up came to. */
export const SetUpReport = v.object({
  done: v.boolean(),
  summary: v.string(),
  steps: v.array(TunnelStep),
});

export type SetUpReport = v.InferOutput<typeof SetUpReport>;
