import { connect, type Socket } from "node:net";
import type { Client } from "ssh2";
import { endOfWholePackets, LONGEST_PACKET } from "@/lib/tunneld/ssh/packet-frames";
import type { ReadBuffers } from "@/lib/tunneld/ssh/read-buffers";
import { insideOf, type ProtocolInside } from "@/lib/tunneld/ssh/ssh2-inside";

/** Packets that leave nothing of themselves in ssh2 once they are handled. */
const PASSING = ["CHANNEL_DATA", "CHANNEL_WINDOW_ADJUST"] as const;

/** Bytes: with less room in a buffer the next read goes to another one. */
const ROOM = LONGEST_PACKET + 64;

/** The TCP connection of an SSH connection, read in large pieces. */
export interface SshSocket {
  readonly socket: Socket;
  /** Bytes that have come in. */
  readonly received: () => number;
  /** Writes to a local socket; what one read brings for it goes out in one piece. Calls back when it is on its way. */
  readonly pass: (local: Socket, data: Buffer, passed: () => void) => void;
  /** Writes at once what the present read brought for a local socket: before its end, for example. */
  readonly flush: (local: Socket) => void;
  /** To be called once ssh2 was told to connect through it. */
  readonly attach: (client: Client) => void;
}

export function openSshSocket(
  { host, port }: { readonly host: string; readonly port: number },
  buffers: ReadBuffers,
): SshSocket {
  let buffer = buffers.take();
  /** Between these lies what was read and not yet given to ssh2: the beginning of a packet. */
  let start = 0;
  let end = 0;
  let framed = false;
  /** What the present read brought, for each local socket. */
  const pieces = new Map<Socket, Buffer[]>();
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
      buffer: () => buffer.bytes.subarray(end),
      callback: (length) => {
        received += length;
        end += length;
        const exchanging = isExchanging();
        const whole = wholePart();
        packets = passing = 0;
        // ssh2 listens for it, and does not see who reads.
        if (whole > start) socket.emit("data", buffer.bytes.subarray(start, whole));
        start = whole;
        sendOn();
        // Handshakes and rare packets are kept by ssh2 as they lie, and so is a packet of which the end is missing.
        const half = protocol?._decipher?._packet?.buffer === buffer.bytes.buffer;
        buffer.kept = exchanging || isExchanging() || packets !== passing || half;
        moveOn();
        return true;
      },
    },
  });

  /**
   * ssh2 would copy a packet that comes in two reads to memory of its own, and have it collected later. Where packets show
   * how long they are, it is given whole ones.
   */
  function wholePart(): number {
    const decipher = protocol?._decipher;
    // Only where ssh2 is at the beginning of a packet itself.
    framed ||= decipher?._tag?.length === 16 && decipher._lenBytes === 0 && !isExchanging();
    if (!framed) return end;
    const whole = endOfWholePackets(buffer.bytes, start, end);
    // Whatever this is, ssh2 says so.
    if (whole === null) framed = false;
    return whole ?? end;
  }

  /** Sees that there is room for the next read, in a buffer that nobody needs there. */
  function moveOn(): void {
    const free = !buffer.kept && buffer.users === 0;
    if (free && start === end) {
      start = end = 0;
      return;
    }
    if (!buffer.kept && buffer.bytes.length - end > ROOM) return;
    const left = buffer;
    if (!free) buffer = buffers.take();
    left.bytes.copy(buffer.bytes, 0, start, end);
    end -= start;
    start = 0;
  }

  function isExchanging(): boolean {
    return protocol === null || protocol._kexinit !== undefined;
  }

  function sendOn(): void {
    for (const local of [...pieces.keys()]) flush(local);
  }

  function flush(local: Socket): void {
    const toWrite = pieces.get(local);
    if (toWrite === undefined) return;
    pieces.delete(local);
    const used = buffer;
    let late = false;
    local.cork();
    for (const [at, piece] of toWrite.entries()) {
      if (at < toWrite.length - 1) local.write(piece);
      else {
        local.write(piece, () => {
          if (!late) return;
          used.users -= 1;
          if (used.users === 0 && used !== buffer) buffers.giveBack(used);
        });
      }
    }
    local.uncork();
    if (local.writableLength > 0) {
      late = true;
      used.users += 1;
    }
  }

  return {
    socket,
    received: () => received,
    pass: (local, data, passed) => {
      const waiting = pieces.get(local);
      if (waiting !== undefined) waiting.push(data);
      else if (local.writableLength === 0) pieces.set(local, [data]);
      else {
        // It is behind already: its own copy, rather than a whole read kept for a part of it.
        local.write(Buffer.from(data), passed);
        return;
      }
      // With the end of this read, unless its buffer is full by then: then it is held back from the next one.
      passed();
    },
    flush,
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
