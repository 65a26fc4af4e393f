/** Where a new connection goes: to one of the SSH connections there are, or to one more. */
export type Place = { readonly kind: "use"; readonly index: number } | { readonly kind: "open-another" };

/**
 * Spreads connections over SSH connections, since each of those is the work of one processor core at either end. A new
 * connection opens another SSH connection while none is unused and there may be more; else it joins the least loaded.
 *
 * @param loads connections through each SSH connection that is up; the first is kept for good
 * @param most SSH connections there may be, those on their way included
 * @param onTheirWay SSH connections that are being opened, each for a connection that waits for it
 */
export function placeConnection(loads: readonly number[], most: number, onTheirWay: number): Place {
  let index = 0;
  for (let at = 1; at < loads.length; at += 1) {
    if ((loads[at] ?? 0) < (loads[index] ?? 0)) index = at;
  }
  const unused = loads.length > 0 && loads[index] === 0;
  if (!unused && loads.length + onTheirWay < most) return { kind: "open-another" };
  return loads.length === 0 ? { kind: "open-another" } : { kind: "use", index };
}
