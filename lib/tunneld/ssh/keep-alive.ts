import type { Socket } from "node:net";

/** Milliseconds. An SSH connection is asked for a sign of life each `everyMs`, and given up after `deadMs` without one. */
export interface KeepAlive {
  readonly everyMs: number;
  readonly deadMs: number;
}

export const KEEP_ALIVE: KeepAlive = { everyMs: 3_000, deadMs: 12_000 };

/**
 * Watches a connection over which ssh2 sends its keep-alive requests: whatever comes in is a sign of life, and so is that the
 * network takes what waits to be sent, since an answer may be far behind on a slow line. Returns how to stop watching.
 *
 * @param dead called once, where there was no sign for too long
 */
export function watchAlive(
  socket: Socket,
  received: () => number,
  { everyMs, deadMs }: KeepAlive,
  dead: () => void,
): () => void {
  let seen = received();
  let waiting = 0;
  let taken = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const takenNow = socket.bytesWritten - socket.writableLength;
    if (received() !== seen || (waiting > 0 && takenNow !== taken)) last = now;
    seen = received();
    waiting = socket.writableLength;
    taken = takenNow;
    if (now - last < deadMs) return;
    clearInterval(timer);
    dead();
  }, everyMs / 2);
  return () => {
    clearInterval(timer);
  };
}
