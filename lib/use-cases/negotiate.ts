import type { Duplex } from "node:stream";
import type { Host } from "@/lib/host/host";
import { decodeNegotiateReply, type Negotiated } from "@/lib/samba/negotiate/decode";
import { encodeNegotiate } from "@/lib/samba/negotiate/encode";
import { fail, type Result } from "@/lib/shared/result";

const TIMEOUT_MS = 5_000;
/** A NEGOTIATE answer has a few hundred bytes. */
const LONGEST_REPLY = 64 * 1024;

/**
 * One SMB2 NEGOTIATE with the server at an address, as the appliance reaches it: what it would speak with a modern
 * client. No credentials are needed, and no session comes of it.
 */
export async function negotiate(
  host: Host,
  address: { readonly host: string; readonly port: number },
): Promise<Result<Negotiated>> {
  const connected = await host.connect(address, { timeoutMs: TIMEOUT_MS });
  if (!connected.ok) return connected;
  const stream = connected.value;
  try {
    stream.write(encodeNegotiate());
    const reply = await readMessage(stream);
    return reply.ok ? decodeNegotiateReply(reply.value) : reply;
  } finally {
    stream.destroy();
  }
}

/** One message with its four bytes of length before it (MS-SMB2 2.1, direct TCP transport). */
function readMessage(stream: Duplex): Promise<Result<Uint8Array>> {
  return new Promise((resolve) => {
    const refuse = (message: string) => {
      settle(fail({ code: "no-answer", message }));
    };
    const timer = setTimeout(() => {
      refuse("it took the connection but said nothing for 5 seconds.");
    }, TIMEOUT_MS);
    let received = Buffer.alloc(0);

    function settle(result: Result<Uint8Array>): void {
      clearTimeout(timer);
      stream.removeAllListeners("data");
      resolve(result);
    }

    stream.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length > LONGEST_REPLY) refuse("its answer is too long for SMB.");
      else if (received.length >= 4 && received.length >= 4 + received.readUIntBE(1, 3)) {
        settle({ ok: true, value: received });
      }
    });
    stream.on("error", () => {
      refuse("the connection broke before an answer came.");
    });
    stream.on("close", () => {
      refuse("it closed the connection without an answer.");
    });
  });
}
