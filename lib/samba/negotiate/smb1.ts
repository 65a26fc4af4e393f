import { fail, ok, type Result } from "@/lib/shared/result";
import { PREFIX_LENGTH } from "./protocol";
import { t } from "@/lib/words/t";

const HEADER_LENGTH = 32;
const NEGOTIATE = 0x72;
/** The newest dialect of SMB 1, as it is written on the wire (MS-CIFS 2.2.4.52.1): a format byte, the name, a zero. */
const NT_LM = [0x02, ...Array.from("NT LM 0.12", (letter) => letter.charCodeAt(0)), 0x00];
/** The server took none of the dialects. */
const NONE = 0xffff;

/** An SMB 1 NEGOTIATE request (MS-CIFS 2.2.4.52) that offers “NT LM 0.12” alone, with its length prefix. */
export function encodeSmb1Negotiate(): Uint8Array {
  const length = HEADER_LENGTH + 3 + NT_LM.length;
  const bytes = new Uint8Array(PREFIX_LENGTH + length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, length);
  const header = PREFIX_LENGTH;
  bytes.set([0xff, 0x53, 0x4d, 0x42, NEGOTIATE], header);
  view.setUint8(header + 9, 0x18); // paths in any case, and canonical
  view.setUint16(header + 10, 0xc801, true); // Unicode, NT statuses, extended security, long names
  view.setUint8(header + HEADER_LENGTH, 0); // no parameters
  view.setUint16(header + HEADER_LENGTH + 1, NT_LM.length, true);
  bytes.set(NT_LM, header + HEADER_LENGTH + 3);
  return bytes;
}

/**
 * Whether the server speaks SMB 1, from its reply to `encodeSmb1Negotiate`, length prefix included. Any bytes may come in:
 * what is no such reply is a failure, nothing throws.
 */
export function decodeSmb1NegotiateReply(bytes: Uint8Array): Result<{ readonly spoken: boolean }> {
  const header = PREFIX_LENGTH;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < header + HEADER_LENGTH + 1 || view.getUint32(header) !== 0xff534d42) return notSmb1();
  if (view.getUint8(header + 4) !== NEGOTIATE) return notSmb1();
  const words = view.getUint8(header + HEADER_LENGTH);
  if (words === 0 || bytes.length < header + HEADER_LENGTH + 3) return ok({ spoken: false });
  return ok({ spoken: view.getUint16(header + HEADER_LENGTH + 1, true) !== NONE });
}

function notSmb1() {
  return fail({
    code: "not-smb1",
    message: t("The server's answer is not one of SMB 1."),
  });
}
