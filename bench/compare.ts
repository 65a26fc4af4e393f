import { median, milliseconds, type Row } from "./row";

/** Milliseconds that some work took. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Medians beside each other; `most` is the largest ratio that meets the target. */
export function compare(
  name: string,
  ours: readonly number[],
  peerName: string,
  theirs: readonly number[],
  most: number,
): Row {
  const [own, peer] = [median(ours), median(theirs)];
  const ratio = own / peer;
  return {
    name,
    ours: milliseconds(own),
    peer: `${peerName}, ${milliseconds(peer)}`,
    ratio,
    target: `≤ ${String(most)}`,
    met: ratio <= most,
  };
}
