/** A line that the panel writes before it goes on behind an end that is not where it was noted. The chain keeps it for good. */
export const LOST_END = {
  actor: "-",
  role: "-",
  address: "-",
  action: "audit.end-lost",
  target: "audit log",
  outcome: "failed",
  detail:
    "The log did not end where the file audit-head said, or that file was gone: newer lines may be missing before this one.",
  changeId: null,
} as const;

/** Somebody at the console has looked into every such line so far, and takes the log as it is. */
export const ACCEPTED_END = {
  actor: "console",
  role: "-",
  address: "-",
  action: "audit.end-accepted",
  target: "audit log",
  outcome: "done",
  detail: "From here on the log is taken as it is: whoever did this knows why lines before may be missing.",
} as const;
