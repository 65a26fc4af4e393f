import type { Host } from "@/lib/host/host";

/**
 * A look at the appliance that everybody shares who asks within so many milliseconds: a hundred open pages ask the same every
 * few seconds. One that throws is not kept.
 */
export function sharedLook<T>(
  look: (host: Host) => Promise<T>,
  keptForMs: number,
): (host: Host) => Promise<T> {
  const kept = new WeakMap<Host, { readonly until: number; readonly answer: Promise<T> }>();
  return (host) => {
    const before = kept.get(host);
    if (before && Date.now() < before.until) return before.answer;
    const answer = look(host);
    kept.set(host, { until: Date.now() + keptForMs, answer });
    answer.catch(() => kept.delete(host));
    return answer;
  };
}
