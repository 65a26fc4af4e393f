import { createHash } from "node:crypto";
import type { NfsPorts } from "@/lib/host/host";
import type { NfsLayout } from "@/lib/sandbox/nfs/nfs-layout";

/** One line of the exports file as the server is to serve it. */
export interface ServedExport {
  /** Absolute, without quotes and escapes. */
  readonly path: string;
  /** In the order in which they are matched: the first that fits a client decides. */
  readonly clients: readonly ServedClient[];
}

export interface ServedClient {
  /** As ganesha takes them: addresses, networks, names with wildcards, `@netgroup`, `*`. */
  readonly names: readonly string[];
  readonly readOnly: boolean;
  readonly squash: "root_squash" | "no_root_squash" | "all_squash";
  readonly anonymousUid: number;
  readonly anonymousGid: number;
  /** Whether a source port above 1023 is refused. */
  readonly privilegedPort: boolean;
  readonly security: readonly ("none" | "sys" | "krb5" | "krb5i" | "krb5p")[];
}

/**
 * nfs-ganesha's configuration (ganesha-config(8), ganesha-core-config(8), ganesha-export-config(8)): one address alone, TCP
 * alone, no lock manager (an NFSv3 mount in the box needs `nolock`), v4 under the same paths as v3.
 */
export function serverConf(
  layout: NfsLayout,
  at: NfsPorts & { readonly address: string },
  served: readonly ServedExport[],
): string {
  const ids = exportIds(served);
  return [
    "# Written by Inflight from the exports file at each start and reload. Edit that instead.",
    "NFS_CORE_PARAM {",
    `  NFS_Port = ${String(at.nfs)}; MNT_Port = ${String(at.mount)}; Bind_addr = ${at.address};`,
    "  Protocols = 3, 4; Enable_UDP = false; Enable_NLM = false; Enable_RQUOTA = false; mount_path_pseudo = true;",
    "}",
    // A server of which nobody's locks depend on a grace period answers at once after a restart.
    `NFSv4 { Graceless = true; RecoveryRoot = ${quoted(layout.recovery)}; }`,
    "NFS_KRB5 { Active_krb5 = false; }",
    ...served.map((each, at) => exportBlock(each, ids[at] ?? 0)),
    "",
  ].join("\n");
}

/** What may stand in a quoted value of ganesha's grammar. */
export function canBeServed(path: string): boolean {
  return path.startsWith("/") && !/["\\\p{Cc}]/u.test(path);
}

function exportBlock({ path, clients }: ServedExport, id: number): string {
  return [
    "EXPORT {",
    `  Export_Id = ${String(id)}; Path = ${quoted(path)}; Pseudo = ${quoted(path)};`,
    "  Access_Type = None; Protocols = 3, 4; Transports = TCP;",
    ...clients.map(clientBlock),
    "  FSAL { Name = VFS; }",
    "}",
  ].join("\n");
}

function clientBlock(client: ServedClient): string {
  return [
    `  CLIENT { Clients = ${client.names.join(", ")};`,
    `Access_Type = ${client.readOnly ? "RO" : "RW"}; Squash = ${client.squash};`,
    `Anonymous_Uid = ${String(client.anonymousUid)}; Anonymous_Gid = ${String(client.anonymousGid)};`,
    `PrivilegedPort = ${String(client.privilegedPort)}; SecType = ${client.security.join(", ")}; }`,
  ].join(" ");
}

/** A reload tells exports apart by their number, so a path keeps its own whatever stands around it. */
function exportIds(served: readonly ServedExport[]): readonly number[] {
  const taken = new Set<number>();
  return served.map(({ path }) => {
    let id = 1 + (createHash("sha256").update(path).digest().readUInt16BE(0) % 65_000);
    while (taken.has(id)) id = 1 + (id % 65_000);
    taken.add(id);
    return id;
  });
}

function quoted(text: string): string {
  return `"${text}"`;
}
