import { connect, type Socket } from "node:net";
import type { Client } from "ssh2";
import { insideOf, type ProtocolInside } from "@/lib/tunneld/ssh/ssh2-inside";
import { createReadBuffer } from "@/lib/tunneld/ssh/read-buffer";

/** Packets that leave nothing of themselves in ssh2 once they are handled. */
const PASSING = ["CHANNEL_DATA", "CHANNEL_WINDOW_ADJUST"] as const;

/** The TCP connection of an SSH connection, read in large pieces. */
export interface SshSocket {
  readonly socket: Socket;
  /** Bytes that have come in. */
  readonly received: () => number;
  /** Writes to a local socket; what one read brings for it goes out in one piece. False: that socket is behind. */
  readonly pass: (local: Socket, data: Buffer) => boolean;
  /** To be called once ssh2 was told to connect through it. */
  readonly attach: (client: Client) => void;
}

export function openSshSocket(
  { host, port }: { readonly host: string; readonly port: number },
  connections: () => number,
): SshSocket {
  const buffer = createReadBuffer(connections);
  const touched = new Set<Socket>();
  let protocol: ProtocolInside | null = null;
  let packets = 0;
  let passing = 0;
  let received = 0;

  const socket = connect({
    host,
    port,
    noDelay: true,
    keepAlive: true,
    onread: {
      buffer: buffer.next,
      callback: (length, bytes) => {
        received += length;
        const exchanging = isExchanging();
        packets = passing = 0;
        // ssh2 listens for it, and does not see who reads.
        socket.emit("data", Buffer.from(bytes.buffer, bytes.byteOffset, length));
        const sent = sendOn();
        // Handshakes and rare packets are kept by ssh2 as they lie; half a packet, and what a slow reader left, as well.
        const kept = !sent || exchanging || isExchanging() || packets !== passing;
        if (kept || buffer.holds(protocol?._decipher?._packet)) buffer.giveAway();
        return true;
      },
    },
  });

  function isExchanging(): boolean {
    return protocol === null || protocol._kexinit !== undefined;
  }

  /** Whether all of it left this process. */
  function sendOn(): boolean {
    let all = true;
    for (const local of touched) {
      local.uncork();
      if (local.writableLength > 0) all = false;
    }
    touched.clear();
    return all;
  }

  return {
    socket,
    received: () => received,
    pass: (local, data) => {
      if (local.writableLength > 0 && !touched.has(local)) {
        // It is behind already: its own copy, rather than a whole read kept for a part of it.
        local.write(Buffer.from(data));
        return false;
      }
      if (!touched.has(local)) local.cork();
      touched.add(local);
      local.write(data);
      return true;
    },
    attach: (client) => {
      const inside = insideOf(client);
      inside._onPacket = () => void (packets += 1);
      for (const name of PASSING) {
        const handle = inside._handlers[name];
        inside._handlers[name] = (...args) => {
          passing += 1;
          return handle?.(...args);
        };
      }
      protocol = inside;
    },
  };
}
