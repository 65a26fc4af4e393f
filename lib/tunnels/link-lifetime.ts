/**
 * How long a tunnel is kept open: always, or as the guide's `ssh -f … sleep 60m` does it, until the time is up and the last
 * connection through it has closed, whichever comes last.
 */
export type Lifetime = { readonly kind: "always" } | { readonly kind: "minutes"; readonly minutes: number };

/** When its time is up, in milliseconds since 1970; null for one that is kept open always. */
export function timeUpAt(lifetime: Lifetime, enabledAt: number): number | null {
  return lifetime.kind === "always" ? null : enabledAt + lifetime.minutes * 60_000;
}

/**
 * Whether a tunnel ends now. While connections are open after the time is up it goes on as before, new connections included:
 * so does ssh, which ends with its last forwarded connection.
 */
export function isOver(
  lifetime: Lifetime,
  { enabledAt, now, connections }: { enabledAt: number; now: number; connections: number },
): boolean {
  const at = timeUpAt(lifetime, enabledAt);
  return at !== null && now >= at && connections === 0;
}
