import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { malformed, type RpcFailure } from "./failure";
import { NFS3_NULL, type Procedure } from "./programs";
import { XdrReader, xdrOpaque } from "./xdr";

/**
 * RFC 1813, 3.3.19: a client's first call with what MNT gave it. Some servers look at a client's port here, and not at MNT
 * (nfs-ganesha 4.3, measured).
 */
export const NFS3_FSINFO: Procedure = { ...NFS3_NULL, procedure: 19 };

/** The argument of FSINFO. */
export function encodeHandle(handle: Uint8Array): Uint8Array {
  return xdrOpaque(handle);
}

/** Whether the server took the handle. */
export function decodeFsinfo(results: Uint8Array, path: string): Result<null, RpcFailure> {
  const reader = new XdrReader(results);
  const status = reader.uint32();
  if (reader.failed()) return fail(malformed(t("The answer to FSINFO is empty.")));
  if (status === 0) return ok(null);
  const detail = STATUS.get(status) ?? `nfsstat3 ${String(status)}`;
  return fail({
    code: "status",
    message: t("mountd lets “{path}” be mounted, but NFS does not let it be used.", { path }),
    detail,
  });
}

/** `nfsstat3` of RFC 1813, 2.6. */
const STATUS: ReadonlyMap<number, string> = new Map([
  [1, "NFS3ERR_PERM"],
  [5, "NFS3ERR_IO"],
  [13, "NFS3ERR_ACCES"],
  [70, "NFS3ERR_STALE"],
  [10_001, "NFS3ERR_BADHANDLE"],
  [10_006, "NFS3ERR_SERVERFAULT"],
]);
