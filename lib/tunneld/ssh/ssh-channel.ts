import type { ClientChannel } from "ssh2";
import type { Share } from "@/lib/tunneld/ssh/receive-budget";
import { channelInside, type ProtocolInside } from "@/lib/tunneld/ssh/ssh2-inside";

/** What a channel tells its user. Each is called synchronously, from within a read. */
export interface ChannelEvents {
  /** Valid only during the call. */
  data(bytes: Buffer): void;
  /** The server sends nothing more, of its own will. */
  ended(): void;
  /** Gone, both ways. `broken`: with the SSH connection, in the middle of whatever went on. */
  closed(broken: boolean): void;
  /** There is room again for what `send` did not take. */
  room(): void;
}

/** A forwarded connection as SSH carries it (RFC 4254, section 7.2), with its flow control in our hands. */
export interface SshChannel {
  readonly share: Share;
  listen(events: ChannelEvents): void;
  /** Sends as much as the server's window allows. Returns how many bytes that was. */
  send(bytes: Buffer): number;
  /** Lets the server send so much more. */
  widen(bytes: number): void;
  /** Nothing more will be sent. */
  end(): void;
  close(): void;
}

/**
 * Takes over what ssh2's stream would do. To be called within the callback that hands the channel out.
 *
 * @param isBroken whether the SSH connection is no more
 */
export function takeChannel(
  channel: ClientChannel,
  protocol: ProtocolInside,
  share: Share,
  isBroken: () => boolean,
): SshChannel {
  const inside = channelInside(channel);
  const { outgoing, incoming } = inside;
  let events: ChannelEvents | null = null;
  let ended = false;

  incoming.window = share.window;
  // False tells ssh2 to leave the window alone.
  inside.push = (bytes) => {
    if (bytes !== null) events?.data(bytes);
    else if (!ended) {
      ended = true;
      // ssh2 waits for its stream's end before it says that the channel is closed.
      channel.emit("end");
      if (!isBroken()) events?.ended();
    }
    return false;
  };
  channel.on("error", () => undefined);
  channel.once("close", () => {
    share.release();
    events?.closed(isBroken());
  });

  function waitForWindow(): void {
    inside._waitWindow = true;
    inside._chunkcb = () => {
      inside._chunkcb = undefined;
      events?.room();
    };
  }

  return {
    share,
    listen: (given) => void (events = given),
    send: (bytes) => {
      if (outgoing.state !== "open") return bytes.length;
      let sent = 0;
      while (sent < bytes.length && outgoing.window > 0) {
        const length = Math.min(bytes.length - sent, outgoing.window, outgoing.packetSize);
        outgoing.window -= length;
        protocol.channelData(outgoing.id, bytes.subarray(sent, sent + length));
        sent += length;
      }
      if (sent < bytes.length) waitForWindow();
      return sent;
    },
    widen: (bytes) => {
      if (bytes === 0 || outgoing.state === "closed") return;
      incoming.window += bytes;
      protocol.channelWindowAdjust(outgoing.id, bytes);
    },
    end: () => inside.eof(),
    close: () => inside.close(),
  };
}
