import type { LinkFailure } from "@/lib/tunneld/ssh/link-failure";
import type { SshLink } from "@/lib/tunneld/ssh/ssh-link";
import type { Result } from "@/lib/shared/result";
import { placeConnection } from "@/lib/tunnels/link-spread";

/** An SSH connection beyond the first, unused for so long, is closed. */
const UNUSED_MS = 60_000;

/** What the pool tells its tunnel. */
export interface PoolEvents {
  /** The first SSH connection is up. */
  up(): void;
  /** None is left, or the first could not be made. */
  down(why: LinkFailure): void;
  /** One more could not be made, while others go on. */
  fewer(why: LinkFailure): void;
}

/**
 * The SSH connections of one tunnel. The first one decides whether the tunnel is up; more are opened as connections come,
 * and where that fails the ones there are carry on.
 */
export function createLinkPool(
  dial: (signal: AbortSignal) => Promise<Result<SshLink, LinkFailure>>,
  most: () => number,
  events: PoolEvents,
) {
  let stop = new AbortController();
  const links: SshLink[] = [];
  let opening = 0;

  async function dialOne(): Promise<SshLink | LinkFailure | null> {
    const { signal } = stop;
    opening += 1;
    const dialled = await dial(signal).finally(() => void (opening -= 1));
    if (signal.aborted) {
      if (dialled.ok) dialled.value.close();
      return null;
    }
    if (!dialled.ok) return dialled.error;
    const link = dialled.value;
    links.push(link);
    void link.closed.then((why) => {
      const at = links.indexOf(link);
      if (at >= 0) links.splice(at, 1);
      // A stopped pool has forgotten its links.
      if (at >= 0 && why !== null && links.length === 0 && !signal.aborted) events.down(why);
    });
    return link;
  }

  /** Makes the first SSH connection. `events` tells how that went. */
  async function start(): Promise<void> {
    const first = await dialOne();
    if (first === null) return;
    if ("code" in first) events.down(first);
    else events.up();
  }

  /** The SSH connection for a new connection; null where there is none. */
  async function place(): Promise<SshLink | null> {
    const loads = links.map((link) => link.load());
    const where = placeConnection(loads, most(), opening);
    if (where.kind === "use") return links[where.index] ?? null;
    if (links.length === 0) return null;
    const another = await dialOne();
    if (another !== null && !("code" in another)) return another;
    if (another !== null) events.fewer(another);
    return links.toSorted((one, other) => one.load() - other.load())[0] ?? null;
  }

  const idle = new Map<SshLink, number>();
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const link of links.slice(1)) {
      if (link.load() > 0) idle.delete(link);
      else if (now - (idle.get(link) ?? now) < UNUSED_MS) idle.set(link, idle.get(link) ?? now);
      else {
        idle.delete(link);
        links.splice(links.indexOf(link), 1);
        link.close();
      }
    }
  }, UNUSED_MS / 4);
  sweep.unref();

  function stopAll(): void {
    stop.abort();
    stop = new AbortController();
    for (const link of links.splice(0)) link.close();
    idle.clear();
  }

  return {
    start,
    place,
    size: () => links.length,
    cipher: () => links[0]?.cipher ?? null,
    /** Closes all SSH connections, and forgets attempts that are under way. May be started again. */
    stop: stopAll,
    /** The same for good. */
    end(): void {
      clearInterval(sweep);
      stopAll();
    },
  };
}
