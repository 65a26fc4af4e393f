import { optionName, optionsOf } from "./mount-options";
import type { Profile } from "./profile";
import { hasMountd } from "./profile-choices";
import { fstabField, readFstabField } from "./quoting";

/** One line of fstab(5), its fields as they are meant. */
export interface FstabEntry {
  readonly source: string;
  readonly mountPoint: string;
  readonly type: string;
  readonly options: string;
  readonly dump: number;
  readonly pass: number;
}

type Export = Profile["exports"][number];

/** Since Linux 2.6.25 `intr` and `nointr` are taken and ignored (nfs(5)): a waiting program can always be killed. */
const IGNORED = new Set(["intr", "nointr"]);
/** Options for programs that read fstab, of no use where a unit says it itself. */
const FSTAB_ONLY = new Set([
  "auto",
  "noauto",
  "nofail",
  "_netdev",
  "user",
  "nouser",
  "users",
  "owner",
  "group",
]);

/**
 * The guide's line for each export: both ports, `intr`, and nothing of versions and locks. NFSv4 clients of today would ask for
 * version 4 first, on the same port, and never for mountd.
 */
export function guideFstabLines(profile: Profile): string[] {
  const { localNfsPort, localMountPort } = profile;
  return profile.exports.map((entry) => {
    const own = optionsOf(entry.options);
    const intr = own.some((option) => IGNORED.has(option)) ? [] : ["intr"];
    const ports = [`port=${String(localNfsPort)}`, `mountport=${String(localMountPort)}`];
    return writeFstabLine(entryOf(entry, [...own, ...intr, ...ports]));
  });
}

/**
 * The line for each export as it should be: the version and TCP by name, `nolock` with NFSv3, whose locks do not travel
 * through the tunnel, one port with NFSv4. `_netdev` and `nofail` keep a start without the network from stopping half-way.
 *
 * @param further options besides
 */
export function fstabLines(profile: Profile, further: readonly string[] = []): string[] {
  return profile.exports.map((entry) => {
    const options = [...tunnelOptions(profile, entry), "_netdev", "nofail", ...further];
    return writeFstabLine(entryOf(entry, [...new Set(options)]));
  });
}

/** The options of an export's mount, those aside that only fstab has. */
export function mountOptions(profile: Profile, entry: Export): string {
  return tunnelOptions(profile, entry)
    .filter((option) => !FSTAB_ONLY.has(optionName(option)))
    .join(",");
}

export function writeFstabLine(entry: FstabEntry): string {
  const { source, mountPoint, type, options, dump, pass } = entry;
  const fields = [source, mountPoint, type, options].map(fstabField);
  return [...fields, String(dump), String(pass)].join(" ");
}

/** Reads a line as getmntent(3) does; undefined for a blank line, a comment, and one without a mount point. */
export function parseFstabLine(line: string): FstabEntry | undefined {
  const fields = line
    .replace(/\r?\n$/, "")
    .split(/[ \t]+/)
    .filter((field) => field !== "");
  const [source, mountPoint, type, options, dump, pass] = fields;
  if (source === undefined || source.startsWith("#") || mountPoint === undefined) return undefined;
  return {
    source: readFstabField(source),
    mountPoint: readFstabField(mountPoint),
    type: readFstabField(type ?? ""),
    options: readFstabField(options ?? "defaults"),
    dump: numberIn(dump),
    pass: numberIn(pass),
  };
}

function tunnelOptions(profile: Profile, entry: Export): string[] {
  const own = optionsOf(entry.options).filter((option) => !IGNORED.has(option));
  const { nfsVersion, localNfsPort, localMountPort } = profile;
  const nfs = [`vers=${nfsVersion}`, "proto=tcp", `port=${String(localNfsPort)}`];
  const mountd = ["mountproto=tcp", `mountport=${String(localMountPort)}`, "nolock"];
  return [...own, ...nfs, ...(hasMountd(profile) ? mountd : [])];
}

function entryOf({ path, mountPoint }: Export, options: readonly string[]): FstabEntry {
  return {
    source: `localhost:${path}`,
    mountPoint,
    type: "nfs",
    options: options.join(","),
    dump: 0,
    pass: 0,
  };
}

function numberIn(field: string | undefined): number {
  return Number.parseInt(field ?? "0", 10) || 0;
}
