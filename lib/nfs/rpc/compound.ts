import { fail, ok, type Result } from "@/lib/shared/result";
import { encodeText } from "@/lib/shared/text";
import { msg, t } from "@/lib/words/t";
import { malformed, type RpcFailure } from "./failure";
import { NFS4_NULL, type Procedure } from "./programs";
import { joinBytes, XdrReader, xdrOpaque, xdrUint32 } from "./xdr";

/** RFC 7530, 16.2. */
export const NFS4_COMPOUND: Procedure = { ...NFS4_NULL, procedure: 1 };

const GETATTR = 9;
const LOOKUP = 15;
const PUTROOTFH = 24;
/** Bit of the attribute `type` (RFC 7530, 5.6). */
const TYPE = 1 << 1;
const LONGEST_TAG = 1024;

/**
 * The argument that walks from the server's root to a folder and looks at it, as a mount does. In minor version 0 that takes
 * no client id; a server without it says so.
 */
export function encodeWalk(path: string): Uint8Array {
  const names = path.split("/").filter((name) => name !== "");
  return joinBytes(
    xdrOpaque(new Uint8Array()),
    xdrUint32(0, names.length + 2, PUTROOTFH),
    ...names.map((name) => joinBytes(xdrUint32(LOOKUP), xdrOpaque(encodeText(name)))),
    xdrUint32(GETATTR, 1, TYPE),
  );
}

/** What became of {@link encodeWalk}; true where it arrived, false where the server has no minor version 0. */
export function decodeWalk(results: Uint8Array, path: string): Result<boolean, RpcFailure> {
  const reader = new XdrReader(results);
  const status = reader.uint32();
  reader.opaque(LONGEST_TAG);
  if (reader.failed()) return fail(malformed(t("The answer to COMPOUND is cut off.")));
  if (status === 0) return ok(true);
  if (status === MINOR_VERSION_MISMATCH) return ok(false);
  const [detail, meaning] = STATUS.get(status) ?? [
    `nfsstat4 ${String(status)}`,
    msg("for a reason that has no name here"),
  ];
  return fail({
    code: "status",
    message: t("The server does not let “{path}” be mounted: {reason}.", { path, reason: t(meaning) }),
    detail,
  });
}

const MINOR_VERSION_MISMATCH = 10_021;

/** `nfsstat4` of RFC 7530, 13.1. */
const STATUS: ReadonlyMap<number, readonly [name: string, meaning: string]> = new Map([
  [1, ["NFS4ERR_PERM", msg("it is not for this caller")]],
  [2, ["NFS4ERR_NOENT", msg("it shows no such folder to this client")]],
  [5, ["NFS4ERR_IO", msg("it could not read the folder; look at its disks and its log")]],
  [13, ["NFS4ERR_ACCESS", msg("it is not exported to this client")]],
  [20, ["NFS4ERR_NOTDIR", msg("a part of the path is no folder")]],
  [10_008, ["NFS4ERR_DELAY", msg("it is busy; try again")]],
  [10_016, ["NFS4ERR_WRONGSEC", msg("the export wants another sign-in, Kerberos for example (sec=)")]],
]);
