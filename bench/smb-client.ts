import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { encodeNegotiate } from "@/lib/samba/negotiate/encode";
import { type Dialect, PREFIX_LENGTH } from "@/lib/samba/negotiate/protocol";
import {
  COMMAND,
  message,
  ntlmAnonymous,
  ntlmNegotiate,
  readReply,
  type Reply,
  sessionSetup,
  treeConnect,
} from "./smb-messages";

const MORE_PROCESSING_REQUIRED = 0xc0000016;

interface ClientOptions {
  readonly port: number;
  /** A loopback address, so that the server sees many clients. */
  readonly from: string;
  readonly dialect: Dialect;
  /** One session of its own at each of these. */
  readonly shares: readonly string[];
}

/**
 * A machine that holds anonymous sessions on one TCP connection, one tree connect each, as a terminal server does for its
 * users. It signs nothing and encrypts nothing, so the shares have to be open to guests. Destroy the socket to end them.
 */
export async function holdSessions({ port, from, dialect, shares }: ClientOptions): Promise<Socket> {
  const socket = createConnection({ host: "127.0.0.1", port, localAddress: from });
  await once(socket, "connect");
  let messageId = 0;
  await exchange(socket, encodeNegotiate({ dialects: [dialect] }));
  const ask = async (command: number, sessionId: bigint, body: Buffer): Promise<Reply> => {
    messageId += 1;
    return readReply(await exchange(socket, message(command, { messageId, sessionId }, body)));
  };
  for (const share of shares) {
    const challenge = await ask(COMMAND.sessionSetup, 0n, sessionSetup(ntlmNegotiate()));
    demand(challenge, MORE_PROCESSING_REQUIRED, "challenge");
    const { sessionId } = challenge;
    demand(await ask(COMMAND.sessionSetup, sessionId, sessionSetup(ntlmAnonymous())), 0, "sign in");
    demand(await ask(COMMAND.treeConnect, sessionId, treeConnect(share)), 0, `connect to ${share}`);
  }
  return socket;
}

function demand({ status }: Reply, wanted: number, what: string): void {
  if (status !== wanted) throw new Error(`Samba did not ${what}: NT status 0x${status.toString(16)}.`);
}

/** Sends one message and waits for its whole answer. */
async function exchange(socket: Socket, bytes: Uint8Array): Promise<Buffer> {
  socket.write(bytes);
  let received = Buffer.alloc(0);
  for (;;) {
    const [chunk] = (await once(socket, "data")) as [Buffer];
    received = Buffer.concat([received, chunk]);
    if (received.length >= PREFIX_LENGTH && received.length >= PREFIX_LENGTH + received.readUIntBE(1, 3)) {
      return received;
    }
  }
}
