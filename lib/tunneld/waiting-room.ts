/** A new connection waits so long for the link to come back, and so many may wait, before it is closed: NFS asks again. */
const WAIT_MS = 10_000;
const MOST = 256;

/** Where connections wait that came while the link was down. */
export function createWaitingRoom(waitMs = WAIT_MS) {
  const waiting = new Set<(up: boolean) => void>();

  function settle(up: boolean): void {
    for (const go of [...waiting]) go(up);
  }

  return {
    /** True once the link is up; false where it took too long, or nothing is to be hoped for. */
    wait(): Promise<boolean> {
      if (waiting.size >= MOST) return Promise.resolve(false);
      return new Promise((resolve) => {
        const go = (up: boolean) => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve(up);
        };
        const timer = setTimeout(go, waitMs, false);
        waiting.add(go);
      });
    },
    /** The link is up. */
    open: (): void => {
      settle(true);
    },
    /** It will not be up any time soon. */
    empty: (): void => {
      settle(false);
    },
    size: () => waiting.size,
  };
}
