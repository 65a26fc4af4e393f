import type { Socket } from "node:net";
import type { ParsedKey } from "ssh2";
import { createLinkPool } from "@/lib/tunneld/link-pool";
import { type Listeners, openListeners } from "@/lib/tunneld/listeners";
import { carry, type Traffic } from "@/lib/tunneld/ssh/carry";
import { dialSsh } from "@/lib/tunneld/ssh/dial-ssh";
import type { ReadBuffers } from "@/lib/tunneld/ssh/read-buffers";
import type { ReceiveBudget } from "@/lib/tunneld/ssh/receive-budget";
import type { TunneldFailure } from "@/lib/tunneld/trouble";
import type { TunnelReport } from "@/lib/tunneld/tunnel-report";
import type { TunnelSpec } from "@/lib/tunneld/tunnel-spec";
import { createWaitingRoom } from "@/lib/tunneld/waiting-room";
import { isOver, timeUpAt } from "@/lib/tunnels/link-lifetime";
import { idleLink, type LinkEvent, type LinkState, nextLink, retryTime } from "@/lib/tunnels/link-state";
import { fingerprint } from "@/lib/tunnels/public-key";

/** How often it is seen whether a tunnel's time is up. */
const CLOCK_MS = 1_000;
/** A connection that is open for long without traffic is asked by the kernel whether it still lives. */
const PROBE_AFTER_MS = 60_000;
const MOST_CONNECTIONS = 1_024;

export type Tunnel = ReturnType<typeof createTunnel>;

export interface TunnelContext {
  readonly budget: ReceiveBudget;
  readonly buffers: ReadBuffers;
  /** Called whenever the report reads otherwise, traffic aside. */
  readonly changed: () => void;
}

/** One tunnel of this host: its local ports, its link, the connections through it. Does nothing until it is enabled. */
export function createTunnel(first: TunnelSpec, key: ParsedKey, { budget, buffers, changed }: TunnelContext) {
  let spec = first;
  let state: LinkState = idleLink(Date.now());
  let enabledAt = 0;
  let listeners: Listeners | null = null;
  let retry: NodeJS.Timeout | undefined;
  let lastError: TunnelReport["lastError"] = null;
  const keyFingerprint = fingerprint({ base64: key.getPublicSSH().toString("base64") });
  const sockets = new Set<Socket>();
  const traffic: Traffic = { toServer: 0, fromServer: 0 };
  const waitingRoom = createWaitingRoom();

  const pool = createLinkPool(
    (signal) => dialSsh({ spec, key, budget, buffers, signal }),
    () => spec.connections,
    {
      up: () => {
        happened({ kind: "ready" });
      },
      down: (why) => {
        note(why);
        if ("seen" in why) happened({ kind: why.code, seen: why.seen });
        else happened({ kind: why.code === "key-refused" ? "key-refused" : "lost" });
      },
      fewer: note,
    },
  );

  function note({ code, message, words, detail }: TunneldFailure): void {
    lastError = { code, message, words, ...(detail !== undefined && { detail }), at: Date.now() };
    changed();
  }

  function happened(event: LinkEvent): void {
    const before = state;
    state = nextLink(state, event, Date.now(), Math.random());
    if (state === before) return;
    clearTimeout(retry);
    if (state.kind === "connecting") void connect();
    else if (state.kind === "up") waitingRoom.open();
    else pool.stop();
    if (retryTime(state) !== null) waitForRetry();
    // Where only a person can help, nobody is left to wait.
    if (state.kind !== "connecting" && state.kind !== "up" && state.kind !== "waiting") waitingRoom.empty();
    if (state.kind === "idle" || state.kind === "ended") leave();
    changed();
  }

  function waitForRetry(): void {
    const at = retryTime(state);
    if (at === null) return;
    // A timer may fire a little early by the other clock: the state tells whether it was time.
    retry = setTimeout(
      () => {
        happened({ kind: "clock" });
        if (retryTime(state) === at) waitForRetry();
      },
      Math.max(1, at - Date.now()),
    );
  }

  function leave(): void {
    listeners?.close();
    listeners = null;
    for (const socket of sockets) socket.resetAndDestroy();
  }

  async function connect(): Promise<void> {
    const attempt = state;
    if (listeners === null) {
      const opened = await openListeners(
        spec.forwards,
        (socket, { remotePort }) => void take(socket, remotePort),
      );
      if (state !== attempt) {
        if (opened.ok) opened.value.close();
        return;
      }
      if (!opened.ok) {
        note(opened.error);
        happened({ kind: "lost" });
        return;
      }
      listeners = opened.value;
    }
    await pool.start();
  }

  /** A new connection to a local port, paused. */
  async function take(socket: Socket, remotePort: number): Promise<void> {
    socket.on("error", () => undefined);
    if (sockets.size >= MOST_CONNECTIONS) {
      socket.resetAndDestroy();
      return;
    }
    sockets.add(socket);
    socket.setKeepAlive(true, PROBE_AFTER_MS);
    socket.once("close", () => {
      sockets.delete(socket);
      endWhenOver();
    });
    const link = (await isUp()) ? await pool.place() : null;
    if (link === null || isGone(socket)) {
      socket.destroy();
      return;
    }
    const opened = await link.open(remotePort);
    if (!opened.ok) {
      note(opened.error);
      socket.destroy();
      return;
    }
    if (isGone(socket)) opened.value.close();
    else carry({ local: socket, channel: opened.value, link, traffic });
  }

  function isUp(): boolean | Promise<boolean> {
    if (state.kind === "up") return true;
    return state.kind === "connecting" || state.kind === "waiting" ? waitingRoom.wait() : false;
  }

  const clock = setInterval(endWhenOver, CLOCK_MS);
  function endWhenOver(): void {
    if (state.kind === "idle" || state.kind === "ended") return;
    const { lifetime } = spec;
    if (isOver(lifetime, { enabledAt, now: Date.now(), connections: sockets.size }))
      happened({ kind: "over" });
  }

  return {
    /** Opens it, or tries again at once; its time begins where it was not open. `since` is when that was, after a restart. */
    enable(since?: number): void {
      if (state.kind === "idle" || state.kind === "ended") enabledAt = since ?? Date.now();
      happened({ kind: "enable" });
      endWhenOver();
    },
    /** Closes it, with all connections through it. */
    disable(): void {
      happened({ kind: "disable" });
    },
    /** Takes over what applies to connections that are open: not where it leads. */
    adapt(changedSpec: TunnelSpec): void {
      spec = changedSpec;
      endWhenOver();
      changed();
    },
    enabledAt: () => enabledAt,
    report(): TunnelReport {
      const { id, name, server, forwards, hostKey, lifetime, cipher } = spec;
      const enabled = state.kind !== "idle";
      return {
        id,
        name,
        server,
        forwards,
        lifetime,
        preferredCipher: cipher,
        keyFingerprint,
        enabled,
        state: state.kind,
        since: state.since,
        retryAt: retryTime(state),
        timeUpAt: enabled ? timeUpAt(lifetime, enabledAt) : null,
        listening: listeners !== null,
        connections: sockets.size,
        sshConnections: pool.size(),
        toServer: traffic.toServer,
        fromServer: traffic.fromServer,
        hostKey,
        hostKeySeen: "seen" in state ? state.seen : null,
        cipher: pool.cipher(),
        lastError,
      };
    },
    /** Disables it for good. */
    end(): void {
      happened({ kind: "disable" });
      clearInterval(clock);
      pool.end();
    },
  };
}

/** It may go at any moment while something else is waited for. */
function isGone(socket: Socket): boolean {
  return socket.destroyed;
}
