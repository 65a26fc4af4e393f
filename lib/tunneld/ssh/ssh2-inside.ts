import type { Client, ClientChannel } from "ssh2";

/**
 * What this room uses of ssh2 beyond its documented interface, in one place. ssh2's own streams cannot be held to a bound of
 * memory: they let each server send 2 MB ahead for each connection, and take whatever is written however slow the network
 * is. package.json names ssh2's version exactly, and `insideOf` refuses one that is built otherwise.
 */
export interface ProtocolInside {
  /** Set while keys are exchanged, at the beginning and whenever the server wants new ones. */
  _kexinit: unknown;
  /** Holds on to a part of what was read where a packet is not complete. */
  _decipher: DecipherInside | undefined;
  _onPacket: () => void;
  readonly _handlers: Record<string, ((...args: unknown[]) => unknown) | undefined>;
  directTcpip: (id: number, window: number, packetSize: number, to: unknown) => void;
  channelData: (id: number, data: Buffer) => void;
  channelWindowAdjust: (id: number, bytes: number) => void;
}

/** What reads packets: `_packet` is the one under way, `_lenBytes` how much of its length is there. */
interface DecipherInside {
  readonly _packet: Uint8Array | null;
  /** AES-GCM alone has them both. */
  readonly _tag?: Uint8Array;
  readonly _lenBytes?: number;
}

interface ChannelInside {
  incoming: { window: number };
  outgoing: { readonly id: number; window: number; readonly packetSize: number; readonly state: string };
  /** Called with each piece of data, and null at the end. */
  push: (data: Buffer | null) => boolean;
  /** Together: the function to call once the server widens its window. */
  _waitWindow: boolean;
  _chunkcb: (() => void) | undefined;
  eof: () => void;
  close: () => void;
}

/** ssh2's protocol object of a client that was told to connect. Throws where ssh2 is not as it is known. */
export function insideOf(client: Client): ProtocolInside {
  const { _protocol: protocol } = client as unknown as { _protocol?: Partial<ProtocolInside> };
  const known =
    protocol !== undefined &&
    typeof protocol._onPacket === "function" &&
    typeof protocol._handlers?.["CHANNEL_DATA"] === "function" &&
    typeof protocol._handlers["CHANNEL_WINDOW_ADJUST"] === "function" &&
    typeof protocol.directTcpip === "function" &&
    typeof protocol.channelData === "function" &&
    typeof protocol.channelWindowAdjust === "function";
  if (!known) throw new Error("ssh2 is not of the version that package-lock.json names. Run npm ci.");
  return protocol as ProtocolInside;
}

/** The same for one of its channels. */
export function channelInside(channel: ClientChannel): ChannelInside {
  const inside = channel as unknown as Partial<ChannelInside>;
  if (typeof inside.incoming?.window !== "number" || typeof inside.outgoing?.window !== "number") {
    throw new Error("ssh2 is not of the version that package-lock.json names. Run npm ci.");
  }
  return inside as ChannelInside;
}
