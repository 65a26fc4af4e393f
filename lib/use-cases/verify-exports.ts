import path from "node:path";
import type { Host } from "@/lib/host/host";
import { parseAddress } from "@/lib/nfs/addresses";
import { parseExports } from "@/lib/nfs/document";
import { type Entry, readExports } from "@/lib/nfs/readings";
import { decodeExports } from "@/lib/nfs/rpc/mount";
import { MOUNT3_EXPORT, MOUNT3_NULL, NFS3_NULL, NFS4_NULL } from "@/lib/nfs/rpc/programs";
import { compareTable, compareTold, type ToldDifference } from "@/lib/nfs/told-exports";
import { decodeText } from "@/lib/shared/text";
import type { Verification } from "@/lib/use-cases/managed-file";
import { type NfsAddress, nfsAddress } from "@/lib/use-cases/nfs-address";
import { rpcCall } from "@/lib/use-cases/rpc-call";
import { verifyPatiently } from "@/lib/use-cases/verify-patiently";
import { inWords } from "@/lib/words/format";
import { t } from "@/lib/words/t";

/** What exportfs leaves for mountd and the kernel (nfs-utils): the same entries with every option spelled out. */
const TABLE = "/var/lib/nfs/etab";

/** Names in a message; the rest is counted. */
const MOST_NAMED = 3;

/**
 * Whether the NFS server serves what its exports file says: it runs, answers NULL of NFS and MOUNT, and tells just the
 * exports that the file means. Of the kernel's server the table of exports is held against the file as well, client by
 * client.
 */
export async function verifyExports(host: Host, content: Uint8Array): Promise<Verification> {
  const entries = [...entriesIn(content), ...(await otherEntries(host))];
  return verifyPatiently(() => ask(host, entries));
}

type Refused = Extract<Verification, { ok: false }>;

async function ask(host: Host, entries: readonly Entry[]): Promise<Verification> {
  const status = await host.service("nfs").status();
  if (status.state === "stopped" || status.state === "failed") {
    return { ok: false, message: t("NFS does not run with this file."), detail: status.detail };
  }
  const address = await nfsAddress(host);
  const answered = await versionsAnswered(host, address);
  if (!answered.ok) return answered;
  const [told, table] = await Promise.all([toldBy(host, address), tableOf(host)]);
  if (!told.ok) return told;
  const caller = parseAddress(address.host);
  const differences = [
    ...(told.value && caller ? [compareTold(entries, told.value, { address: caller })] : []),
    ...(table ? [compareTable(entries, table)] : []),
  ];
  return (
    disagreement(differences) ?? {
      ok: true,
      detail: served(answered.versions, entries),
    }
  );
}

/** NFS in any version is enough, but version 3 without mountd can be mounted by nobody. */
async function versionsAnswered(
  host: Host,
  { host: at, nfs, mount }: NfsAddress,
): Promise<Refused | { readonly ok: true; readonly versions: readonly string[] }> {
  const [v3, v4, mountd] = await Promise.all([
    rpcCall(host, { host: at, port: nfs }, { procedure: NFS3_NULL }),
    rpcCall(host, { host: at, port: nfs }, { procedure: NFS4_NULL }),
    mount === null ? null : rpcCall(host, { host: at, port: mount }, { procedure: MOUNT3_NULL }),
  ]);
  if (!v3.ok && !v4.ok) {
    const message = t("NFS runs, but does not answer at {at}, port {port}: {why}", {
      at,
      port: nfs,
      why: v4.error.message,
    });
    return { ok: false, message, ...(v4.error.detail !== undefined && { detail: v4.error.detail }) };
  }
  if (v3.ok && mountd?.ok !== true) {
    const why = mountd === null ? t("mountd is registered nowhere.") : mountd.error.message;
    return { ok: false, message: t("NFS version 3 answers, but nobody can mount it: {why}", { why }) };
  }
  return { ok: true, versions: [...(v3.ok ? ["3"] : []), ...(v4.ok ? ["4"] : [])] };
}

async function toldBy(host: Host, { host: at, mount }: NfsAddress) {
  if (mount === null) return { ok: true as const, value: null };
  const asked = await rpcCall(host, { host: at, port: mount }, { procedure: MOUNT3_EXPORT });
  const told = asked.ok ? decodeExports(asked.value) : asked;
  if (told.ok) return told;
  const message = t("mountd does not tell what it exports: {why}", { why: told.error.message });
  return { ok: false as const, message };
}

/** Null where there is none: the server is not the kernel's. */
async function tableOf(host: Host): Promise<readonly Entry[] | null> {
  if (host.nfsPorts) return null;
  const read = await host.readFile(TABLE);
  return read.ok ? entriesIn(read.value.bytes) : null;
}

/** exportfs reads the files `*.exports` of /etc/exports.d as well, in the order of their names (exports(5)). */
async function otherEntries(host: Host): Promise<readonly Entry[]> {
  const folder = `${host.files.exports}.d`;
  const listed = await host.listFolder(folder);
  if (!listed.ok) return [];
  const names = listed.value.map(({ name }) => name).filter((name) => /^[^.].*\.exports$/.test(name));
  const files = await Promise.all(names.toSorted().map((name) => host.readFile(path.join(folder, name))));
  return files.flatMap((file) => (file.ok ? entriesIn(file.value.bytes) : []));
}

function entriesIn(content: Uint8Array): readonly Entry[] {
  return readExports(parseExports(decodeText(content))).entries;
}

function disagreement(differences: readonly ToldDifference[]): Verification | undefined {
  const missing = differences.flatMap((each) => each.missing);
  if (missing.length > 0) {
    const message = t("NFS runs, but does not export {names}, as the file says.", { names: named(missing) });
    return { ok: false, message };
  }
  const unexpected = differences.flatMap((each) => each.unexpected);
  if (unexpected.length === 0) return undefined;
  const message = t("NFS still exports {names}, which the file does not name.", { names: named(unexpected) });
  return { ok: false, message };
}

function named(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  if (rest <= 0) return names.join(", ");
  return inWords([...names.slice(0, MOST_NAMED), t("{count} more", { count: rest })]);
}

function served(versions: readonly string[], entries: readonly Entry[]): string {
  const folders = new Set(entries.filter(({ standing }) => standing === "in-force").map((each) => each.path));
  return t(
    "NFS answers with {count, plural, one {version} other {versions}} {versions} and exports {folders, plural, =0 {nothing} =1 {one folder} other {{folders} folders}}, as the file says.",
    {
      count: versions.length,
      versions: inWords(versions),
      folders: folders.size,
    },
  );
}
