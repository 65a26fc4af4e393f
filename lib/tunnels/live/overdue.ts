import type { OpenTunnel } from "./live-tunnels";

/**
 * The connections whose time is up although nothing on the server ends them: those of a client that asked for no session
 * (`ssh -N`), for which the hold command never ran. As with the others, a connection that still carries something stays until that is
 * over, as the guide has it.
 *
 * @param minutes how long the profile's tunnels may be held
 * @param carrying the processes that hold a forwarded connection now
 */
export function overdue(
  open: readonly OpenTunnel[],
  minutes: number | "always",
  carrying: ReadonlySet<number>,
  now: Date,
): readonly OpenTunnel[] {
  if (minutes === "always") return [];
  return open.filter(
    ({ hold, since, pids }) =>
      hold === undefined &&
      since !== undefined &&
      now.getTime() - since.getTime() > minutes * 60_000 &&
      !pids.some((pid) => carrying.has(pid)),
  );
}
