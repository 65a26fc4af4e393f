import { t } from "@/lib/words/t";
import { type Caller, type Client, clientKey, isLocal, matchesCaller } from "./clients";
import { plainPath } from "./document";
import type { Entry } from "./readings";
import type { ToldExport } from "./rpc/mount";

/** What a server says it exports, held against what its files mean. */
export interface ToldDifference {
  /** The files say so, the server does not. */
  readonly missing: readonly string[];
  /** The server says so, the files do not. */
  readonly unexpected: readonly string[];
}

/**
 * Holds what mountd tells a caller (MOUNT EXPORT) against the entries. The kernel's mountd tells every export, ganesha those
 * that the caller may mount: only these are missed. Both leave out nothing that a caller without Kerberos and TLS
 * may mount.
 */
export function compareTold(
  entries: readonly Entry[],
  told: readonly ToldExport[],
  caller: Caller,
): ToldDifference {
  const inForce = entries.filter(({ standing }) => standing === "in-force");
  const reachable = inForce.filter(
    ({ client, options }) =>
      matchesCaller(client, caller) &&
      options.transport.includes("none") &&
      options.security.some(({ flavor }) => flavor === "sys" || flavor === "none"),
  );
  return difference(
    new Set(told.map(({ path }) => plainPath(path))),
    reachable.map(({ path }) => path),
    inForce.map(({ path }) => path),
  );
}

/**
 * Holds the kernel server's table of exports, /var/lib/nfs/etab, against the entries. It is written like an exports file,
 * with every option spelled out. exportfs leaves out hosts whose name it cannot resolve, so they are not missed.
 */
export function compareTable(entries: readonly Entry[], table: readonly Entry[]): ToldDifference {
  const inForce = entries.filter(({ standing }) => standing === "in-force");
  return difference(
    new Set(table.map(nameOf)),
    inForce.filter(({ client }) => isCertain(client)).map(nameOf),
    inForce.map(nameOf),
  );
}

function isCertain(client: Client): boolean {
  return client.kind !== "host" || client.address !== undefined || isLocal(client);
}

function nameOf({ path, client }: Entry): string {
  return t("{path} for {client}", { path, client: clientKey(client).replace(/^\w+ /, "") });
}

function difference(
  said: ReadonlySet<string>,
  demanded: readonly string[],
  allowed: readonly string[],
): ToldDifference {
  const known = new Set(allowed);
  return {
    missing: [...new Set(demanded)].filter((each) => !said.has(each)),
    unexpected: [...said].filter((each) => !known.has(each)),
  };
}
