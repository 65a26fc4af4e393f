/** Bytes. Between them, all connections of this process may have so much on its way to slow readers. */
export interface BudgetSizes {
  readonly total: number;
  /** What each connection may have, however many there are. */
  readonly least: number;
  /** What a connection starts with, and what it may grow to. */
  readonly first: number;
  readonly most: number;
}

export const RECEIVE_BUDGET: BudgetSizes = {
  total: 24 * 1024 * 1024,
  least: 48 * 1024,
  first: 256 * 1024,
  most: 2 * 1024 * 1024,
};

export type ReceiveBudget = ReturnType<typeof createReceiveBudget>;
export type Share = ReturnType<ReceiveBudget["claim"]>;

/**
 * Deals out what servers may send before it has been passed on: the SSH windows (RFC 4254, section 5.2) of all connections. A
 * window once granted cannot be taken back, so a connection starts small and grows as it uses what it has. At no time is
 * more outstanding than the larger of `total` and `least` for each connection.
 */
export function createReceiveBudget(sizes: BudgetSizes = RECEIVE_BUDGET) {
  let connections = 0;
  let outstanding = 0;

  /** The share of a new connection. */
  function claim() {
    connections += 1;
    const window = Math.max(sizes.least, Math.min(sizes.first, sizes.total - outstanding));
    outstanding += window;
    let mine = window;
    let wish = sizes.first;
    let held = true;
    return {
      /** What the server may send before anything was granted. */
      window,
      /** Bytes were passed on. Returns by how many the server's window is widened now, often 0. */
      passedOn(bytes: number): number {
        if (!held) return 0;
        mine -= bytes;
        outstanding -= bytes;
        const fair = Math.max(sizes.least, Math.min(sizes.most, Math.floor(sizes.total / connections)));
        const target = Math.min(wish, fair);
        if (mine > target / 2) return 0;
        wish = Math.min(sizes.most, wish * 2);
        const room = Math.max(sizes.total - outstanding, sizes.least - mine);
        const more = Math.max(0, Math.min(target - mine, room));
        mine += more;
        outstanding += more;
        return more;
      },
      release(): void {
        if (!held) return;
        held = false;
        connections -= 1;
        outstanding -= mine;
      },
    };
  }

  return { claim, outstanding: () => outstanding, connections: () => connections };
}
