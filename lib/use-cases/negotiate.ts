import type { Duplex } from "node:stream";
import type { Host } from "@/lib/host/host";
import { decodeNegotiateReply, type Negotiated } from "@/lib/samba/negotiate/decode";
import { encodeNegotiate } from "@/lib/samba/negotiate/encode";
import type { Dialect } from "@/lib/samba/negotiate/protocol";
import { decodeSmb1NegotiateReply, encodeSmb1Negotiate } from "@/lib/samba/negotiate/smb1";
import { fail, type Result } from "@/lib/shared/result";
import type { SambaAddress } from "@/lib/use-cases/samba-address";
import { t } from "@/lib/words/t";

const TIMEOUT_MS = 5_000;
/** A NEGOTIATE answer has a few hundred bytes. */
const LONGEST_REPLY = 64 * 1024;

/**
 * One SMB2 NEGOTIATE with the server at an address, as the appliance reaches it: what it would speak with a modern
 * client, or with one that speaks `dialects` alone. No credentials are needed, and no session comes of it.
 */
export async function negotiate(
  host: Host,
  address: SambaAddress,
  dialects?: readonly Dialect[],
): Promise<Result<Negotiated>> {
  const reply = await exchange(host, address, encodeNegotiate(dialects && { dialects }));
  return reply.ok ? decodeNegotiateReply(reply.value) : reply;
}

/** Whether the server at an address takes SMB 1, by one NEGOTIATE of that protocol. */
export async function speaksSmb1(host: Host, address: SambaAddress): Promise<Result<{ spoken: boolean }>> {
  const reply = await exchange(host, address, encodeSmb1Negotiate());
  return reply.ok ? decodeSmb1NegotiateReply(reply.value) : reply;
}

/** Sends one message on a new connection, and reads one. */
async function exchange(host: Host, address: SambaAddress, message: Uint8Array): Promise<Result<Uint8Array>> {
  const connected = await host.connect(address, { timeoutMs: TIMEOUT_MS });
  if (!connected.ok) return connected;
  const stream = connected.value;
  try {
    stream.write(message);
    return await readMessage(stream);
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
      refuse(t("it took the connection but said nothing for 5 seconds."));
    }, TIMEOUT_MS);
    let received = Buffer.alloc(0);

    function settle(result: Result<Uint8Array>): void {
      clearTimeout(timer);
      stream.removeAllListeners("data");
      resolve(result);
    }

    stream.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length > LONGEST_REPLY) refuse(t("its answer is too long for SMB."));
      else if (received.length >= 4 && received.length >= 4 + received.readUIntBE(1, 3)) {
        settle({ ok: true, value: received });
      }
    });
    stream.on("error", () => {
      refuse(t("the connection broke before an answer came."));
    });
    stream.on("close", () => {
      refuse(t("it closed the connection without an answer."));
    });
  });
}
