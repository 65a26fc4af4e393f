import { chmod, rm } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { createLineReader } from "@/lib/tunneld/control/line-reader";
import {
  type AnswerLine,
  type Hello,
  LONGEST_ANSWER,
  LONGEST_REQUEST,
  PROTOCOL_VERSION,
  type Request,
  RequestLine,
} from "@/lib/tunneld/control/protocol";
import { socketPath } from "@/lib/tunneld/control/socket-path";
import type { Registry } from "@/lib/tunneld/registry";
import { type TunneldFailure, trouble } from "@/lib/tunneld/trouble";
import { fail, ok, type Result } from "@/lib/shared/result";
import { msg } from "@/lib/words/t";

/** Changes come together within so long, and traffic is told so often. */
const CHANGES_MS = 200;
const TRAFFIC_MS = 1_000;
const MOST_CLIENTS = 64;

export interface ControlContext {
  readonly folder: string;
  readonly registry: () => Registry;
  readonly hello: () => Hello;
  readonly stop: () => void;
}

/** Answers on the control socket (mode 0600). `changed` has the subscribers told. */
export async function openControl({ folder, registry, hello, stop }: ControlContext) {
  const clients = new Set<Socket>();
  const subscribers = new Set<Socket>();

  const server = createServer((socket) => {
    if (clients.size >= MOST_CLIENTS) {
      socket.destroy();
      return;
    }
    clients.add(socket);
    const reader = createLineReader(LONGEST_REQUEST);
    socket.on("error", () => undefined);
    socket.once("close", () => {
      clients.delete(socket);
      subscribers.delete(socket);
    });
    socket.on("data", (chunk) => {
      const lines = reader.take(chunk);
      // Whoever sends what is no request is no client of ours.
      if (lines === null) socket.destroy();
      else for (const line of lines) void answer(socket, line);
    });
  });

  async function answer(socket: Socket, line: string): Promise<void> {
    const parsed = RequestLine.safeParse(parseJson(line));
    if (!parsed.success) {
      // Where it is wrong, not what stands there: it could be a key.
      const [issue] = parsed.error.issues;
      const where = issue?.path.join(".") ?? "";
      const error = trouble("bad-request", BAD_REQUEST, { version: PROTOCOL_VERSION, where });
      send(socket, { v: PROTOCOL_VERSION, n: numberOf(line), ok: false, error });
      return;
    }
    const { n, request } = parsed.data;
    const result = await carryOut(request);
    send(
      socket,
      result.ok
        ? { v: PROTOCOL_VERSION, n, ok: true, value: result.value }
        : { v: PROTOCOL_VERSION, n, ok: false, error: result.error },
    );
    if (request.do === "subscribe") {
      subscribers.add(socket);
      tell(socket);
    }
    if (request.do === "stop") stop();
  }

  async function carryOut(request: Request): Promise<Result<unknown, TunneldFailure>> {
    try {
      switch (request.do) {
        case "hello":
          return ok(hello());
        case "put":
          return await registry().put(request.tunnel, request.secret);
        case "remove":
          return await registry().remove(request.id);
        case "enable":
          return await registry().enable(request.id);
        case "disable":
          return await registry().disable(request.id);
        case "pin":
          return await registry().pin(request.id, request.hostKey);
        case "list":
          return ok(registry().list());
        case "subscribe":
        case "stop":
          return ok(null);
      }
    } catch (error) {
      // A full disk, for example. What was asked for holds until this process ends.
      const detail = error instanceof Error ? error.message : "";
      return fail(trouble("failed", NOT_STORED, { detail }));
    }
  }

  function tell(socket: Socket): void {
    // A subscriber that does not read gets the next one.
    if (socket.writableLength > LONGEST_ANSWER) return;
    send(socket, { v: PROTOCOL_VERSION, event: "reports", reports: [...registry().list()] });
  }

  let soon: NodeJS.Timeout | undefined;
  function tellAll(): void {
    soon = undefined;
    for (const socket of subscribers) tell(socket);
  }
  const traffic = setInterval(() => {
    if (subscribers.size > 0) tellAll();
  }, TRAFFIC_MS);

  const { path, folder: handle } = await socketPath(folder);
  // Whoever holds the lock may remove what an earlier process left.
  await rm(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  await chmod(path, 0o600);

  return {
    changed(): void {
      soon ??= setTimeout(tellAll, CHANGES_MS);
    },
    async close(): Promise<void> {
      clearInterval(traffic);
      clearTimeout(soon);
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of clients) socket.destroySoon();
      await closed;
      await handle?.close();
    },
  };
}

const BAD_REQUEST = msg(
  "This is no request that version {version} knows ({where}). Restart the panel: it may be of another version.",
);
const NOT_STORED = msg("The tunnels of this host could not be stored ({detail}). Make room, and try again.");

function send(socket: Socket, line: AnswerLine): void {
  if (socket.writable) socket.write(`${JSON.stringify(line)}\n`);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function numberOf(line: string): number {
  const value = parseJson(line);
  return typeof value === "object" && value !== null && "n" in value && typeof value.n === "number"
    ? value.n
    : 0;
}
