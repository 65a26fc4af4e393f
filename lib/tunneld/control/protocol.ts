import * as z from "zod";
import { Trouble } from "@/lib/tunneld/trouble";
import { TunnelReport } from "@/lib/tunneld/tunnel-report";
import { PinnedHostKey, TunnelSecret, TunnelSpec } from "@/lib/tunneld/tunnel-spec";

/** Both ends speak JSON, one value a line, and both say this version in each. */
export const PROTOCOL_VERSION = 1;

/** Bytes of one line: a tunnel with its key fits many times, a list of all tunnels as well. */
export const LONGEST_REQUEST = 128 * 1024;
export const LONGEST_ANSWER = 2 * 1024 * 1024;

const Id = z.object({ id: z.string().max(64) });

export const Request = z.discriminatedUnion("do", [
  z.object({ do: z.literal("hello") }),
  /** Adds or changes a tunnel. Without a secret it keeps the key it has. */
  z.object({ do: z.literal("put"), tunnel: TunnelSpec, secret: TunnelSecret.optional() }),
  Id.extend({ do: z.literal("remove") }),
  /** Opens it, or tries again at once. */
  Id.extend({ do: z.literal("enable") }),
  Id.extend({ do: z.literal("disable") }),
  /** The server has to show this key from now on; null: ask again. */
  Id.extend({ do: z.literal("pin"), hostKey: PinnedHostKey.nullable() }),
  z.object({ do: z.literal("list") }),
  /** The reports now and whenever they change; traffic once a second. */
  z.object({ do: z.literal("subscribe") }),
  /** Ends the process. Its tunnels stay on disk. */
  z.object({ do: z.literal("stop") }),
]);

export type Request = z.infer<typeof Request>;

export const RequestLine = z.object({
  v: z.literal(PROTOCOL_VERSION),
  n: z.number().int().min(0),
  request: Request,
});

/** The process that holds the tunnels. */
export const Hello = z.object({
  pid: z.number().int(),
  /** Milliseconds since 1970. */
  startedAt: z.number().int(),
  /** Whether ssh2 computes with its native binding; without, it is slower. */
  nativeBinding: z.boolean(),
  /** Bytes of memory it holds. */
  memory: z.number(),
  /** What could not be made sense of when it started, in sentences. */
  remarks: z.array(z.string()),
});

export type Hello = Readonly<z.infer<typeof Hello>>;

export const Reports = z.array(TunnelReport);

/** An answer to the request of the same number, or an event, which has none. */
export const AnswerLine = z.union([
  z.object({ v: z.literal(PROTOCOL_VERSION), n: z.number().int(), ok: z.literal(true), value: z.unknown() }),
  z.object({ v: z.literal(PROTOCOL_VERSION), n: z.number().int(), ok: z.literal(false), error: Trouble }),
  z.object({ v: z.literal(PROTOCOL_VERSION), event: z.literal("reports"), reports: Reports }),
]);

export type AnswerLine = z.infer<typeof AnswerLine>;
