import { HEADER_LENGTH, PREFIX_LENGTH } from "@/lib/samba/negotiate/protocol";

/** Commands of SMB 2 (MS-SMB2 2.2.1). */
export const COMMAND = { sessionSetup: 1, treeConnect: 3 } as const;

export interface Addressed {
  readonly messageId: number;
  readonly sessionId: bigint;
}

/** A message with its header and its length prefix (MS-SMB2 2.2.1.2), not signed. */
export function message(command: number, { messageId, sessionId }: Addressed, body: Uint8Array): Buffer {
  const bytes = Buffer.alloc(PREFIX_LENGTH + HEADER_LENGTH + body.length);
  bytes.writeUInt32BE(HEADER_LENGTH + body.length);
  const header = bytes.subarray(PREFIX_LENGTH);
  header.set([0xfe, 0x53, 0x4d, 0x42]);
  header.writeUInt16LE(HEADER_LENGTH, 4);
  header.writeUInt16LE(1, 6);
  header.writeUInt16LE(command, 12);
  header.writeUInt16LE(1, 14);
  header.writeBigUInt64LE(BigInt(messageId), 24);
  header.writeBigUInt64LE(sessionId, 40);
  header.set(body, HEADER_LENGTH);
  return bytes;
}

export interface Reply {
  readonly status: number;
  readonly sessionId: bigint;
}

export function readReply(bytes: Buffer): Reply {
  const header = bytes.subarray(PREFIX_LENGTH);
  return { status: header.readUInt32LE(8), sessionId: header.readBigUInt64LE(40) };
}

/** SESSION_SETUP (MS-SMB2 2.2.5) with a token of NTLM as it is: Samba does not ask for SPNEGO around it. */
export function sessionSetup(token: Uint8Array): Buffer {
  const body = Buffer.alloc(24 + token.length);
  body.writeUInt16LE(25, 0);
  body.writeUInt8(1, 3);
  body.writeUInt16LE(HEADER_LENGTH + 24, 12);
  body.writeUInt16LE(token.length, 14);
  body.set(token, 24);
  return body;
}

/** TREE_CONNECT (MS-SMB2 2.2.9) to a share of the server. */
export function treeConnect(share: string): Buffer {
  const path = Buffer.from(`\\\\server\\${share}`, "utf16le");
  const body = Buffer.alloc(8 + path.length);
  body.writeUInt16LE(9, 0);
  body.writeUInt16LE(HEADER_LENGTH + 8, 4);
  body.writeUInt16LE(path.length, 6);
  body.set(path, 8);
  return body;
}

/** Unicode, NTLM, always sign, extended session security (MS-NLMP 2.2.2.5). */
const NTLM_FLAGS = 0x00088205;
const NTLM_ANONYMOUS = 0x00000800;

export function ntlmNegotiate(): Buffer {
  return ntlm(1, 32, (token) => token.writeUInt32LE(NTLM_FLAGS, 12));
}

/** Nobody's answer to whatever the server's challenge was: no name, no password (MS-NLMP 3.2.5.1.2). */
export function ntlmAnonymous(): Buffer {
  return ntlm(3, 64, (token) => {
    for (let field = 12; field < 60; field += 8) token.writeUInt32LE(64, field + 4);
    token.writeUInt32LE(NTLM_FLAGS | NTLM_ANONYMOUS, 60);
  });
}

function ntlm(type: number, length: number, fill: (token: Buffer) => void): Buffer {
  const token = Buffer.alloc(length);
  token.write("NTLMSSP\0", "latin1");
  token.writeUInt32LE(type, 8);
  fill(token);
  return token;
}
