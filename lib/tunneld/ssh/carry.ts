import type { Socket } from "node:net";
import type { SshChannel } from "@/lib/tunneld/ssh/ssh-channel";
import type { SshLink } from "@/lib/tunneld/ssh/ssh-link";

/** A connection of which one direction has ended, and nothing travels in the other, is closed after so long. */
const HALF_OPEN_MS = 60_000;

/** Bytes that were passed on. */
export interface Traffic {
  toServer: number;
  fromServer: number;
}

export interface Carried {
  readonly local: Socket;
  readonly channel: SshChannel;
  readonly link: SshLink;
  /** Counted up as bytes travel. */
  readonly traffic: Traffic;
  readonly halfOpenMs?: number;
}

/**
 * Joins a local connection, paused until now, to its channel, until both are closed. Neither side is read further than the
 * other takes it: what waits in this process is bounded by the windows that the budget grants, and by what an SSH connection
 * may have waiting for the network.
 */
export function carry({ local, channel, link, traffic, halfOpenMs = HALF_OPEN_MS }: Carried): void {
  let rest: Buffer | null = null;
  let localEnded = false;
  let idle: NodeJS.Timeout | null = null;

  function giveUpWhenIdle(): void {
    idle ??= setTimeout(() => {
      local.destroy();
      channel.close();
    }, halfOpenMs);
  }

  /** Sends a piece, and sees whether more may be read. */
  function send(piece: Buffer): void {
    let sent = 0;
    link.together(() => {
      sent = channel.send(piece);
    });
    traffic.toServer += sent;
    rest = sent < piece.length ? piece.subarray(sent) : null;
    if (rest !== null) local.pause();
    else if (link.congested()) {
      local.pause();
      link.whenClear(goOn);
    } else goOn();
  }

  function goOn(): void {
    if (rest !== null) return;
    if (localEnded) channel.end();
    else if (local.isPaused()) local.resume();
  }

  local.on("data", (piece: Buffer) => {
    idle?.refresh();
    send(piece);
  });
  local.on("end", () => {
    localEnded = true;
    giveUpWhenIdle();
    goOn();
  });
  local.on("error", () => undefined);
  local.on("close", () => {
    if (idle !== null) clearTimeout(idle);
    channel.close();
  });

  channel.listen({
    data: (bytes) => {
      if (local.destroyed) return;
      idle?.refresh();
      traffic.fromServer += bytes.length;
      link.pass(local, bytes, () => {
        channel.widen(channel.share.passedOn(bytes.length));
      });
    },
    ended: () => {
      giveUpWhenIdle();
      link.flush(local);
      local.end();
    },
    closed: (broken) => {
      // A reset tells that the end is none of the server's; a client takes up a new connection.
      if (broken) local.resetAndDestroy();
      else {
        giveUpWhenIdle();
        link.flush(local);
        local.destroySoon();
      }
    },
    room: () => {
      if (rest !== null) send(rest);
    },
  });
  local.resume();
}
