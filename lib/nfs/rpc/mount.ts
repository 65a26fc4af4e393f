import { fail, ok, type Result } from "@/lib/shared/result";
import { decodeText, encodeText } from "@/lib/shared/text";
import { msg, t } from "@/lib/words/t";
import { malformed, type RpcFailure } from "./failure";
import { XdrReader, xdrOpaque } from "./xdr";

/** RFC 1813, appendix I, 5.1.1. */
const LONGEST_PATH = 1024;
const LONGEST_NAME = 255;
/** MNTPATHLEN says nothing of how many; a server with more exports than this is none that people look at in a list. */
const MOST_EXPORTS = 20_000;
const MOST_GROUPS = 20_000;
const LONGEST_HANDLE = 64;
const MOST_FLAVORS = 32;

/** An export as mountd tells it to anybody who asks. */
export interface ToldExport {
  readonly path: string;
  /** As written in the server's exports; none where it is open to everybody. */
  readonly clients: readonly string[];
}

export interface Mounted {
  /** What NFS version 3 calls the folder by; opaque. */
  readonly handle: Uint8Array;
  /** `sys`, `krb5p` …, in the server's order; unknown ones as numbers. */
  readonly flavors: readonly string[];
}

/** The argument of MNT and UMNT. */
export function encodeMountPath(path: string): Uint8Array {
  return xdrOpaque(encodeText(path));
}

/** The results of EXPORT. */
export function decodeExports(results: Uint8Array): Result<readonly ToldExport[], RpcFailure> {
  const reader = new XdrReader(results);
  let groups = 0;
  const told = reader.list(MOST_EXPORTS, () => {
    const path = decodeText(reader.opaque(LONGEST_PATH));
    const clients = reader.list(MOST_GROUPS - groups, () => decodeText(reader.opaque(LONGEST_NAME)));
    groups += clients.length;
    return { path, clients };
  });
  return reader.failed() ? fail(malformed(t("The list of exports is cut off, or too long."))) : ok(told);
}

/** The results of MNT for a path; a refusal in words. */
export function decodeMount(results: Uint8Array, path: string): Result<Mounted, RpcFailure> {
  const reader = new XdrReader(results);
  const status = reader.uint32();
  if (reader.failed()) return fail(malformed(t("The answer to MNT is empty.")));
  if (status !== 0) return fail(refused(status, path));
  const handle = reader.opaque(LONGEST_HANDLE).slice();
  const count = reader.uint32();
  if (reader.failed() || count > MOST_FLAVORS)
    return fail(malformed(t("The answer to MNT is cut off, or too long.")));
  const flavors = Array.from({ length: count }, () => flavorName(reader.uint32()));
  return reader.failed() ? fail(malformed(t("The answer to MNT is cut off."))) : ok({ handle, flavors });
}

/** Pseudo-flavours of Kerberos: RFC 2623, 2.2.1. */
function flavorName(flavor: number): string {
  const known = new Map([
    [0, "none"],
    [1, "sys"],
    [390_003, "krb5"],
    [390_004, "krb5i"],
    [390_005, "krb5p"],
  ]);
  return known.get(flavor) ?? String(flavor);
}

/** `mountstat3` of RFC 1813, appendix I, 5.1.2. */
function refused(status: number, path: string): RpcFailure {
  const [detail, meaning] = STATUS.get(status) ?? [
    `mountstat3 ${String(status)}`,
    msg("for a reason that has no name in NFS version 3"),
  ];
  const message = t("The server does not let “{path}” be mounted: {reason}.", { path, reason: t(meaning) });
  return { code: "status", message, detail };
}

const STATUS: ReadonlyMap<number, readonly [name: string, meaning: string]> = new Map([
  [1, ["MNT3ERR_PERM", msg("only root may ask for it")]],
  [2, ["MNT3ERR_NOENT", msg("there is no such folder on the server")]],
  [5, ["MNT3ERR_IO", msg("it could not read the folder; look at its disks and its log")]],
  [
    13,
    [
      "MNT3ERR_ACCES",
      msg(
        "it is not exported to this client, or the client's port is above 1023 and the export lacks “insecure”",
      ),
    ],
  ],
  [20, ["MNT3ERR_NOTDIR", msg("it is no folder")]],
  [22, ["MNT3ERR_INVAL", msg("it cannot read the path")]],
  [63, ["MNT3ERR_NAMETOOLONG", msg("the path is too long")]],
  [10_004, ["MNT3ERR_NOTSUPP", msg("it does not support this")]],
  [10_006, ["MNT3ERR_SERVERFAULT", msg("it met an error of its own; its log says which")]],
]);
