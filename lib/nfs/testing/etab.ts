import type { Client } from "../clients";
import type { ExportOptions, FlavorOptions } from "../effective";
import type { Entry, Readings } from "../readings";
import { encodeText } from "@/lib/shared/text";

/**
 * The lines that nfs-utils 2.6's `exportfs -ra` would leave in /var/lib/nfs/etab, in file order: with them what is read
 * here can be held against the real program. It leaves out hosts that it cannot resolve.
 */
export function printEtab(
  { entries }: Readings,
  canResolve: (name: string) => boolean = () => true,
): string[] {
  return entries
    .filter(
      ({ standing, client }) =>
        standing === "in-force" &&
        (client.kind !== "host" || client.address !== undefined || canResolve(client.name)),
    )
    .map(printEntry);
}

function printEntry({ item, path, client, options }: Entry): string {
  return `${escaped(path)}\t${hostOf(client, item.host, item.isImplied)}(${printOptions(options)})`;
}

/** A missing name is `*`, nothing at all is nothing. */
function hostOf(client: Client, written: string, isImplied: boolean): string {
  if (client.kind === "anonymous") return isImplied ? "" : "*";
  return written;
}

function printOptions(options: ExportOptions): string {
  const { flags, others } = options;
  const { mountpoint, refer, replicas } = others;
  return [
    flags.readOnly ? "ro" : "rw",
    flags.async ? "async" : "sync",
    flags.writeDelay ? "wdelay" : "no_wdelay",
    flags.noHide ? "nohide" : "hide",
    flags.crossMount ? "crossmnt" : "nocrossmnt",
    flags.insecure ? "insecure" : "secure",
    flags.rootSquash ? "root_squash" : "no_root_squash",
    flags.allSquash ? "all_squash" : "no_all_squash",
    flags.subtreeCheck ? "subtree_check" : "no_subtree_check",
    flags.insecureLocks ? "insecure_locks" : "secure_locks",
    flags.acl ? "acl" : "no_acl",
    ...(flags.noReaddirPlus ? ["nordirplus"] : []),
    ...(flags.securityLabel ? ["security_label"] : []),
    flags.pnfs ? "pnfs" : "no_pnfs",
    ...(options.fsid === undefined ? [] : [`fsid=${String(options.fsid)}`]),
    ...(options.uuid === undefined ? [] : [`fsid=${options.uuid}`]),
    ...(mountpoint === undefined ? [] : [mountpoint === "" ? "mountpoint" : `mountpoint=${mountpoint}`]),
    ...(refer === undefined ? [] : [`refer=${escaped(refer)}`]),
    ...(replicas === undefined ? [] : [`replicas=${escaped(replicas)}`]),
    `anonuid=${String(options.anonymousUid)}`,
    `anongid=${String(options.anonymousGid)}`,
    ...printFlavors(options.security),
  ].join(",");
}

/** Neighbours with the same options share a `sec=`. */
function printFlavors(security: readonly FlavorOptions[]): string[] {
  const groups: FlavorOptions[][] = [];
  for (const each of security) {
    const group = groups.at(-1);
    if (group?.[0] && flagsOf(group[0]) === flagsOf(each)) group.push(each);
    else groups.push([each]);
  }
  return groups.map((group) => {
    const [first] = group;
    return `sec=${group.map(({ flavor }) => flavor).join(":")},${first ? flagsOf(first) : ""}`;
  });
}

function flagsOf({ readOnly, rootSquash, allSquash }: FlavorOptions): string {
  return [
    readOnly ? "ro" : "rw",
    rootSquash ? "root_squash" : "no_root_squash",
    allSquash ? "all_squash" : "no_all_squash",
  ].join(",");
}

function escaped(path: string): string {
  return path.replace(/[\0-\x20"\\#\x7f]/g, (character) => {
    const [byte = 0] = encodeText(character);
    return `\\${byte.toString(8).padStart(3, "0")}`;
  });
}
