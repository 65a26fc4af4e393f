import { lookup } from "node:dns/promises";
import { readFile, realpath } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { HostFailure } from "@/lib/host/host";
import { prefixLength } from "@/lib/nfs/addresses";
import { type Client, CLIENT_ORDER, isLocal } from "@/lib/nfs/clients";
import { parseExports } from "@/lib/nfs/document";
import { type Entry, readExports } from "@/lib/nfs/readings";
import type { Layout } from "@/lib/sandbox/layout";
import { nfsLayout } from "@/lib/sandbox/nfs/nfs-layout";
import { canBeServed, type ServedClient, type ServedExport } from "@/lib/sandbox/nfs/server-conf";
import { decodeText } from "@/lib/shared/text";
import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** A name server that does not answer must not hold up a reload. */
const LOOKUP_MS = 2_000;

/**
 * What the box's exports file says, as its server takes it: what exportfs would export, of folders below the box's own.
 * A file that exportfs stops in, and a folder that is not the box's, are refused whole.
 */
export async function readServed(layout: Layout): Promise<Result<readonly ServedExport[], HostFailure>> {
  const file = nfsLayout(layout).exports;
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    return fail({ code: "missing", message: t("There is no {file}. Restore it from History.", { file }) });
  }
  const { entries, stop } = readExports(parseExports(decodeText(bytes)));
  if (stop !== undefined) {
    const message = t(
      "exportfs stops at line {line} of the exports file and exports nothing from there on. Mend that line.",
      { line: stop.number },
    );
    return fail({ code: "failed", message });
  }
  const inForce = entries.filter(({ standing }) => standing === "in-force");
  const served: ServedExport[] = [];
  for (const folder of new Set(inForce.map((entry) => entry.path))) {
    const outside = await whyNot(layout, folder);
    if (outside !== null) return fail({ code: "denied", message: outside });
    const of = inForce.filter((entry) => entry.path === folder).toSorted(asMatched);
    const clients = await Promise.all(of.map(servedClient));
    served.push({ path: folder, clients: clients.filter((client) => client !== null) });
  }
  return ok(served);
}

/** Why the box does not export a folder; null where it does. Every account of this machine can reach its server. */
async function whyNot({ shares }: Layout, folder: string): Promise<string | null> {
  const real = await realpath(folder).catch(() => null);
  if (real === null)
    return t("The exports file names {folder}, which does not exist. Make it, or take it out.", { folder });
  const home = await realpath(shares);
  if (real !== home && !real.startsWith(`${home}/`)) {
    return t(
      "The box exports folders below {shares} alone, since every account of this machine can reach it. {folder} is not one of them.",
      { shares, folder },
    );
  }
  return canBeServed(folder)
    ? null
    : t("The box's NFS server takes no quotes or backslashes in a path: {folder}.", { folder });
}

function asMatched(one: Entry, other: Entry): number {
  return CLIENT_ORDER.indexOf(one.client.kind) - CLIENT_ORDER.indexOf(other.client.kind);
}

/** Null for a client that cannot come: no address, IPv6 (the box listens at 127.0.0.1), or TLS, which ganesha 4 has not. */
async function servedClient({ client, options }: Entry): Promise<ServedClient | null> {
  const names = await namesOf(client);
  const [first] = options.security;
  if (names.length === 0 || first === undefined || !options.transport.includes("none")) return null;
  return {
    names,
    readOnly: first.readOnly,
    squash: first.allSquash ? "all_squash" : first.rootSquash ? "root_squash" : "no_root_squash",
    anonymousUid: options.anonymousUid,
    anonymousGid: options.anonymousGid,
    privilegedPort: !options.flags.insecure,
    security: options.security.map(({ flavor }) => flavor),
  };
}

async function namesOf(client: Client): Promise<readonly string[]> {
  switch (client.kind) {
    case "anonymous":
      return ["*"];
    case "gss":
      return [];
    case "network": {
      if (client.network?.address.family !== 4) return [];
      const prefix = prefixLength(client.network);
      return prefix === undefined
        ? []
        : [`${client.name.slice(0, client.name.indexOf("/"))}/${String(prefix)}`];
    }
    case "host":
      if (client.address) return client.address.family === 4 ? [client.name] : [];
      if (isLocal(client)) return ["127.0.0.1"];
      return addressesOf(client.name);
    case "wildcard":
    case "netgroup":
      return /^[\w.*?[\]@^-]+$/.test(client.name) ? [client.name] : [];
  }
}

/** ganesha takes back an export one of whose names it cannot resolve; exportfs leaves out the name. */
async function addressesOf(name: string): Promise<readonly string[]> {
  const late = pause(LOOKUP_MS, [], { ref: false });
  const found = await Promise.race([lookup(name, { all: true, family: 4 }).catch(() => []), late]);
  return found.map(({ address }) => address);
}
