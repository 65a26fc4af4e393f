import type { Client } from "ssh2";
import {
  type LinkFailure,
  lost,
  openedLate,
  openFailure,
  type OpenFailure,
} from "@/lib/tunneld/ssh/link-failure";
import type { ReceiveBudget, Share } from "@/lib/tunneld/ssh/receive-budget";
import { insideOf } from "@/lib/tunneld/ssh/ssh2-inside";
import { type SshChannel, takeChannel } from "@/lib/tunneld/ssh/ssh-channel";
import type { SshSocket } from "@/lib/tunneld/ssh/ssh-socket";
import type { TunnelSpec } from "@/lib/tunneld/tunnel-spec";
import { fail, ok, type Result } from "@/lib/shared/result";

const OPEN_MS = 15_000;

/** Bytes that may wait for the network before local connections are read no further. */
const CONGESTED = 1024 * 1024;

/** An SSH connection that carries forwarded connections. */
export interface SshLink {
  readonly cipher: string;
  /** Forwarded connections through it, those on their way included. */
  load(): number;
  /** A connection to a port of the server's own `localhost`. */
  open(remotePort: number): Promise<Result<SshChannel, OpenFailure>>;
  /** Writes what a channel brought to a local socket. */
  readonly pass: SshSocket["pass"];
  readonly flush: SshSocket["flush"];
  /** What is sent within goes out in one piece. */
  together(send: () => void): void;
  /** Whether the network is behind; `whenClear` calls back once it is not. */
  congested(): boolean;
  whenClear(call: () => void): void;
  close(): void;
  /** Settles when it is no more, with why; null where it was closed from here. */
  readonly closed: Promise<LinkFailure | null>;
}

export interface Connected {
  readonly client: Client;
  readonly ssh: SshSocket;
  readonly budget: ReceiveBudget;
  readonly server: TunnelSpec["server"];
  readonly cipher: string;
  readonly closed: Promise<LinkFailure | null>;
  readonly close: () => void;
}

/** What carries connections over an SSH connection that has signed in. */
export function openSshLink(connected: Connected): SshLink {
  const { client, ssh, budget, server, cipher, closed, close } = connected;
  const { socket } = ssh;
  const protocol = insideOf(client);
  const waiting = new Set<() => void>();
  let load = 0;

  // ssh2 asks for windows of its own size; each channel asks for its share instead.
  let asking: Share | null = null;
  const openDirect = protocol.directTcpip.bind(protocol);
  protocol.directTcpip = (id, window, packetSize, to) => {
    openDirect(id, asking?.window ?? window, packetSize, to);
  };

  socket.on("drain", () => {
    // In the order they came; who finds no room again waits behind the others.
    for (const call of [...waiting]) {
      if (socket.writableLength > CONGESTED) return;
      waiting.delete(call);
      call();
    }
  });

  function open(remotePort: number): ReturnType<SshLink["open"]> {
    const share = budget.claim();
    load += 1;
    return new Promise((resolve) => {
      let over = false;
      const giveUp = (failure: OpenFailure) => {
        if (over) return;
        over = true;
        clearTimeout(late);
        load -= 1;
        share.release();
        resolve(fail(failure));
      };
      const late = setTimeout(() => {
        giveUp(openedLate(server, remotePort));
      }, OPEN_MS);
      asking = share;
      try {
        client.forwardOut("127.0.0.1", 0, "localhost", remotePort, (error, opened) => {
          if (error !== undefined) {
            giveUp(openFailure(error, server, remotePort));
            return;
          }
          const channel = takeChannel(opened, protocol, share, () => socket.destroyed);
          if (over) {
            // Nobody waits for it any more.
            channel.close();
            return;
          }
          over = true;
          clearTimeout(late);
          opened.once("close", () => void (load -= 1));
          resolve(ok(channel));
        });
      } catch {
        giveUp(lost(server));
      } finally {
        asking = null;
      }
    });
  }

  return {
    cipher,
    load: () => load,
    open,
    pass: ssh.pass,
    flush: ssh.flush,
    together: (send) => {
      socket.cork();
      send();
      socket.uncork();
    },
    congested: () => socket.writableLength > CONGESTED,
    whenClear: (call) => void waiting.add(call),
    close,
    closed,
  };
}
