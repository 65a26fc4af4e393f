/** A stretch of lines of `a` (from, to exclusive) that stands as another stretch in `b`. */
export interface Hunk {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/** More differing lines than this are taken for one large difference: finding them singly would cost their square. */
const MOST_DIFFERENCES = 2000;

/** The text's lines, each with its end. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * The differing stretches of two lists of lines, in order, never touching each other. Myers, "An O(ND) Difference
 * Algorithm and Its Variations" (1986), after the common beginning and end are set aside.
 */
export function lineHunks(a: readonly string[], b: readonly string[]): Hunk[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  if (middleA.length === 0 && middleB.length === 0) return [];
  const hunks = hunksOfPath(middleA, middleB) ?? [
    { aFrom: 0, aTo: middleA.length, bFrom: 0, bTo: middleB.length },
  ];
  return hunks.map(({ aFrom, aTo, bFrom, bTo }) => ({
    aFrom: aFrom + head,
    aTo: aTo + head,
    bFrom: bFrom + head,
    bTo: bTo + head,
  }));
}

function hunksOfPath(a: readonly string[], b: readonly string[]): Hunk[] | undefined {
  const trace = shortestPath(a, b);
  return trace && walkBack(trace, a.length, b.length);
}

/** For each number of differences, how far each diagonal came; undefined where there are too many differences. */
function shortestPath(a: readonly string[], b: readonly string[]): Int32Array[] | undefined {
  const limit = Math.min(a.length + b.length, MOST_DIFFERENCES);
  const trace: Int32Array[] = [];
  let reached = new Int32Array(3);
  for (let d = 0; d <= limit; d++) {
    const next = new Int32Array(2 * d + 3);
    for (let k = -d; k <= d; k += 2) {
      let x = d === 0 ? 0 : stepTo(reached, d, k);
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      next[k + d + 1] = x;
      if (x >= a.length && x - k >= b.length) return [...trace, next];
    }
    trace.push(next);
    reached = next;
  }
  return undefined;
}

/** Where diagonal `k` begins with `d` differences, from what the diagonals beside it reached with one less. */
function stepTo(reached: Int32Array, d: number, k: number): number {
  return goesDown(reached, d, k) ? reachedAt(reached, d - 1, k + 1) : reachedAt(reached, d - 1, k - 1) + 1;
}

function goesDown(reached: Int32Array, d: number, k: number): boolean {
  if (k === -d) return true;
  return k !== d && reachedAt(reached, d - 1, k - 1) < reachedAt(reached, d - 1, k + 1);
}

function reachedAt(reached: Int32Array, d: number, k: number): number {
  return reached[k + d + 1] ?? 0;
}

function walkBack(trace: readonly Int32Array[], lengthA: number, lengthB: number): Hunk[] {
  const hunks: Hunk[] = [];
  let x = lengthA;
  let y = lengthB;
  for (let d = trace.length - 1; d > 0; d--) {
    const before = trace[d - 1] ?? new Int32Array(1);
    const k = x - y;
    const down = goesDown(before, d, k);
    const fromX = reachedAt(before, d - 1, down ? k + 1 : k - 1);
    const fromY = fromX - (down ? k + 1 : k - 1);
    const toX = down ? fromX : fromX + 1;
    const toY = down ? fromY + 1 : fromY;
    const later = hunks[0];
    if (later?.aFrom === toX && later.bFrom === toY) {
      hunks[0] = { ...later, aFrom: fromX, bFrom: fromY };
    } else {
      hunks.unshift({ aFrom: fromX, aTo: toX, bFrom: fromY, bTo: toY });
    }
    x = fromX;
    y = fromY;
  }
  return hunks;
}
