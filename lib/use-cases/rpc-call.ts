import type { Duplex } from "node:stream";
import type { Host } from "@/lib/host/host";
import { encodeCall, decodeReply, type SysCredential } from "@/lib/nfs/rpc/message";
import type { Procedure } from "@/lib/nfs/rpc/programs";
import { createRecordReader, markRecord } from "@/lib/nfs/rpc/record-marking";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

const TIMEOUT_MS = 5_000;
/** A list of ten thousand exports has about one megabyte. */
const LONGEST_REPLY = 4 * 1024 * 1024;

export interface RpcCall {
  readonly procedure: Procedure;
  readonly args?: Uint8Array;
  /** Nobody in particular unless told. */
  readonly credential?: SysCredential;
}

export interface RpcOptions {
  /** For the connection, and then for the whole answer; 5,000 unless told. */
  readonly timeoutMs?: number;
}

/**
 * One remote procedure call to the server at an address, as the appliance reaches it, over a connection of its own. The
 * value is the procedure's results, still in XDR.
 */
export async function rpcCall(
  host: Pick<Host, "connect">,
  address: { readonly host: string; readonly port: number },
  call: RpcCall,
  { timeoutMs = TIMEOUT_MS }: RpcOptions = {},
): Promise<Result<Uint8Array>> {
  const connected = await host.connect(address, { timeoutMs });
  if (!connected.ok) return connected;
  try {
    return await rpcCallOver(connected.value, call, { timeoutMs });
  } finally {
    connected.value.destroy();
  }
}

/**
 * The same over a stream that is open already, a tunnel's channel for example. It serves one call, and the caller destroys
 * it then. A stream that is over already, or breaks, is the failure `no-answer`.
 */
export async function rpcCallOver(
  stream: Duplex,
  { procedure, args, credential }: RpcCall,
  { timeoutMs = TIMEOUT_MS }: RpcOptions = {},
): Promise<Result<Uint8Array>> {
  if (stream.destroyed || !stream.writable || !stream.readable) return fail(notWhole(procedure.name));
  const xid = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
  const reply = readRecord(stream, timeoutMs, procedure.name);
  stream.write(markRecord(encodeCall(xid, procedure, args, credential)));
  const record = await reply;
  return record.ok ? decodeReply(record.value, xid, procedure.name) : record;
}

function readRecord(stream: Duplex, timeoutMs: number, what: string): Promise<Result<Uint8Array>> {
  return new Promise((resolve) => {
    const reader = createRecordReader(LONGEST_REPLY);
    const timer = setTimeout(() => {
      const message = t(
        "The server took the connection but did not answer for {what} within {seconds, number} s. Look at its log, and whether another program has its port.",
        { what: t(what), seconds: timeoutMs / 1000 },
      );
      settle(fail({ code: "timed-out", message }));
    }, timeoutMs);

    function settle(result: Result<Uint8Array>): void {
      clearTimeout(timer);
      stream.off("data", receive);
      resolve(result);
    }

    function receive(chunk: Uint8Array): void {
      const taken = reader.take(chunk);
      if (!taken.ok) settle(taken);
      else if (taken.value) settle(ok(taken.value));
    }

    function lost(detail?: string): void {
      settle(fail(notWhole(what, detail)));
    }

    stream.on("data", receive);
    // Stays when the call is over: what happens to the stream until it is destroyed is nobody's business any more.
    stream.on("error", (error: Error) => {
      lost(error.message);
    });
    stream.on("end", () => {
      lost();
    });
    stream.on("close", () => {
      lost();
    });
  });
}

function notWhole(what: string, detail?: string): Failure<"no-answer"> {
  const message = t(
    "The server closed the connection without a whole answer for {what}. Check that it is an NFS server that has this port.",
    { what: t(what) },
  );
  return { code: "no-answer", message, ...(detail !== undefined && { detail }) };
}
