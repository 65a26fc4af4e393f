import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import {
  CAPABILITY_ENCRYPTION,
  CIPHERS,
  CONTEXT,
  DIALECT_NAMES,
  DIALECTS,
  type Dialect,
  HEADER_LENGTH,
  PREFIX_LENGTH,
  SIGNING_ALGORITHMS,
} from "./protocol";
import { t } from "@/lib/words/t";

/** What a server says of itself before anybody signs in. */
export interface Negotiated {
  /** The highest dialect both sides speak. */
  readonly dialect: Dialect;
  /** As a person calls it: `SMB 3.1.1`. */
  readonly dialectName: string;
  /** The server refuses sessions that are not signed. */
  readonly signingRequired: boolean;
  /** Whether a client may encrypt. Whether it has to, only the session and the share tell. */
  readonly encryption: { readonly offered: boolean; readonly cipher?: string };
  readonly signingAlgorithm?: string;
}

/** `incomplete`: read on and try again; `no-common-dialect`: it is an SMB server and speaks none of the dialects asked for. */
export type NegotiateFailure = Failure<
  "incomplete" | "not-smb" | "smb1-only" | "no-common-dialect" | "refused" | "malformed"
>;

const STATUS_NOT_SUPPORTED = 0xc00000bb;
const BODY_LENGTH = 64;
const SIGNING_REQUIRED = 0x02;

/**
 * Reads the reply to `encodeNegotiate`, length prefix included (MS-SMB2 2.2.4). Any bytes may come in: what is no such reply
 * is a failure, nothing throws.
 */
export function decodeNegotiateReply(bytes: Uint8Array): Result<Negotiated, NegotiateFailure> {
  if (bytes.length < PREFIX_LENGTH) return incomplete();
  const outer = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (outer.getUint8(0) !== 0) return notSmb();
  const length = outer.getUint32(0);
  if (length < 4) return notSmb();
  if (bytes.length < PREFIX_LENGTH + 4) return incomplete();
  const protocol = outer.getUint32(PREFIX_LENGTH);
  if (protocol === 0xff534d42) return smb1Only();
  if (protocol !== 0xfe534d42) return notSmb();
  if (bytes.length < PREFIX_LENGTH + length) return incomplete();
  if (length < HEADER_LENGTH) return malformed(t("The message is shorter than an SMB 2 header."));

  const view = new DataView(bytes.buffer, bytes.byteOffset + PREFIX_LENGTH, length);
  if (view.getUint16(12, true) !== 0 || (view.getUint32(16, true) & 1) === 0) {
    return malformed(t("The message is no reply to a NEGOTIATE request."));
  }
  const status = view.getUint32(8, true);
  if (status !== 0) return refused(status);
  if (length < HEADER_LENGTH + BODY_LENGTH || view.getUint16(HEADER_LENGTH, true) !== 65) {
    return malformed(t("The body has not the shape of a NEGOTIATE reply."));
  }
  return decodeBody(view);
}

function decodeBody(view: DataView): Result<Negotiated, NegotiateFailure> {
  const code = view.getUint16(HEADER_LENGTH + 4, true);
  const dialect = DIALECTS.find((each) => each === code);
  const dialectName = dialect && DIALECT_NAMES.get(dialect);
  if (!dialect || dialectName === undefined)
    return malformed(
      t("The server chose the unknown dialect {code}.", { code: `0x${code.toString(16).padStart(4, "0")}` }),
    );
  const signingRequired = (view.getUint8(HEADER_LENGTH + 2) & SIGNING_REQUIRED) !== 0;
  if (dialect !== 0x0311) {
    const capable = (view.getUint32(HEADER_LENGTH + 24, true) & CAPABILITY_ENCRYPTION) !== 0;
    const offered = capable && dialect >= 0x0300;
    return ok({
      dialect,
      dialectName,
      signingRequired,
      encryption: offered ? { offered, cipher: "AES-128-CCM" } : { offered },
    });
  }
  const contexts = readContexts(view);
  if (!contexts) return malformed(t("The reply's negotiate contexts reach past its end."));
  const cipher = contexts.get(CONTEXT.encryption);
  const signing = contexts.get(CONTEXT.signing);
  const signingAlgorithm = signing === undefined ? undefined : SIGNING_ALGORITHMS.get(signing);
  const cipherName = cipher === undefined ? undefined : CIPHERS.get(cipher);
  return ok({
    dialect,
    dialectName,
    signingRequired,
    // Cipher 0 says that the two sides have none in common.
    encryption: cipherName === undefined ? { offered: false } : { offered: true, cipher: cipherName },
    ...(signingAlgorithm !== undefined && { signingAlgorithm }),
  });
}

/** The algorithm each context chose (the first of its list, where a reply has just one); `undefined` where one is cut off. */
function readContexts(view: DataView): ReadonlyMap<number, number> | undefined {
  const chosen = new Map<number, number>();
  const count = view.getUint16(HEADER_LENGTH + 6, true);
  let at = view.getUint32(HEADER_LENGTH + 60, true);
  for (let index = 0; index < count; index += 1) {
    if (at < HEADER_LENGTH + BODY_LENGTH || at + 8 > view.byteLength) return undefined;
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const data = at + 8;
    if (data + length > view.byteLength) return undefined;
    if (type === CONTEXT.encryption || type === CONTEXT.signing) {
      if (length < 4 || view.getUint16(data, true) !== 1) return undefined;
      chosen.set(type, view.getUint16(data + 2, true));
    }
    at = (data + length + 7) & ~7;
  }
  return chosen;
}

type Refusal = { readonly ok: false; readonly error: NegotiateFailure };

function incomplete(): Refusal {
  return fail({
    code: "incomplete",
    message: t(
      "The server closed the connection before its answer was complete. Check the address and the port.",
    ),
  });
}

function notSmb(): Refusal {
  return fail({
    code: "not-smb",
    message: t("Something answers at this port, but it is no SMB server. Check the address and the port."),
  });
}

function smb1Only(): Refusal {
  return fail({
    code: "smb1-only",
    message: t(
      "The server answered in SMB 1, which cannot be encrypted. Raise its `server max protocol` to SMB3 or remove that line.",
    ),
  });
}

function refused(status: number): Refusal {
  const detail = `NT status 0x${status.toString(16).padStart(8, "0")}`;
  if (status === STATUS_NOT_SUPPORTED) {
    return fail({
      code: "no-common-dialect",
      message: t(
        "The server speaks none of the SMB dialects it was asked for. Look at its `server min protocol` and `server max protocol`.",
      ),
      detail,
    });
  }
  return fail({
    code: "refused",
    message: t("The server refused to negotiate. Its log says why."),
    detail,
  });
}

function malformed(detail: string): Refusal {
  return fail({
    code: "malformed",
    message: t(
      "The server's answer cannot be read as SMB. Check that no other program answers at this port.",
    ),
    detail,
  });
}
