import type { Layout } from "@/lib/sandbox/layout";

/**
 * What holds whatever the managed file says: the box never listens beyond loopback, keeps its state to itself, and
 * starts nothing of the system. Given to smbd on its command line, where it beats the file, and written behind the
 * file in `effectiveConf`, because smbd hands its RPC programs (samba-dcerpcd, rpcd_classic …) the configuration file
 * but not its command line (measured with 4.17.12: without it they write to /run/samba and /var/lib/samba).
 */
export function enforcedSettings(layout: Layout): readonly (readonly [name: string, value: string])[] {
  return [
    ["lock directory", layout.lock],
    ["state directory", layout.state],
    ["cache directory", layout.cache],
    ["private dir", layout.secrets],
    ["pid directory", layout.pid],
    ["ncalrpc dir", layout.ncalrpc],
    ["winbindd socket directory", `${layout.runtime}/winbindd`],
    ["passdb backend", `tdbsam:${layout.secrets}/passdb.tdb`],
    ["smb passwd file", `${layout.secrets}/smbpasswd`],
    ["usershare path", `${layout.state}/usershares`],
    ["usershare max shares", "0"],
    ["log file", `${layout.logs}/log.%I`],
    ["logging", "file"],
    ["bind interfaces only", "yes"],
    ["disable netbios", "yes"],
    ["multicast dns register", "no"],
    ["load printers", "no"],
    // Not `printing`, which as an option makes 4.17.12 crash.
    ["printcap name", "/dev/null"],
    ["disable spoolss", "yes"],
    // The system's PAM and passwd know nothing of the box's accounts, and must not be changed through it.
    ["obey pam restrictions", "no"],
    ["unix password sync", "no"],
    ["pam password change", "no"],
    ["panic action", ""],
    ["enable core files", "no"],
    // A second file, or the registry, would be read instead of the lines that hold the box together.
    ["config file", ""],
    ["config backend", "file"],
  ];
}

export function asOptions(settings: readonly (readonly [string, string])[]): readonly string[] {
  return settings.map(([name, value]) => `--option=${name}=${value}`);
}

/** smb.conf text with `settings` alone. */
export function accountsConf(settings: readonly (readonly [string, string])[]): string {
  return ["[global]", ...settings.map(([name, value]) => `\t${name} = ${value}`), ""].join("\n");
}

/** smb.conf text that reads the managed file first and sets `settings` after it: the last value wins. */
export function effectiveConf(layout: Layout, settings: readonly (readonly [string, string])[]): string {
  return `# Written by Inflight at each start. Edit ${layout.smbConf} instead.\n[global]\n\tinclude = ${layout.smbConf}\n${accountsConf(settings)}`;
}

export interface Binding {
  readonly ports: readonly number[];
  readonly interfaces: string;
  /** What of the file was not followed, for the person. */
  readonly notes: readonly string[];
}

/** Samba's default (smb.conf(5), `smb ports`): the file says nothing, or what amounts to it. */
const DEFAULT_PORTS = "445 139";

/**
 * Where smbd listens. The file's own `smb ports` are tried, so that an admin's bad edit fails here as it would on a real
 * appliance; ports below 1024 are the system's and give way to the box's own. `interfaces` is followed as long as it names loopback
 * alone.
 *
 * @param said the file's values, as testparm prints them; undefined where it printed none.
 */
export function bindingOf(
  said: { readonly ports: string | undefined; readonly interfaces: string | undefined },
  ownPort: number,
): Binding {
  const notes: string[] = [];
  const named = said.ports === undefined || said.ports === DEFAULT_PORTS ? [] : words(said.ports).map(Number);
  const usable = named.filter((port) => Number.isInteger(port) && port >= 1024 && port <= 65_535);
  if (usable.length < named.length) {
    notes.push("The box uses no port below 1024: those of `smb ports` are left to the system's own Samba.");
  }
  const interfaces = words(said.interfaces ?? "");
  const loopback = interfaces.length > 0 && interfaces.every(isLoopback);
  if (interfaces.length > 0 && !loopback) {
    notes.push("The box listens on 127.0.0.1 alone, whatever `interfaces` says.");
  }
  return {
    ports: usable.length > 0 ? usable : [ownPort],
    interfaces: loopback ? interfaces.join(" ") : "127.0.0.1/8",
    notes,
  };
}

export function bindingSettings(binding: Binding): readonly (readonly [string, string])[] {
  return [
    ["smb ports", binding.ports.join(" ")],
    ["interfaces", binding.interfaces],
  ];
}

function words(value: string): readonly string[] {
  return value.split(/[\s,]+/).filter((word) => word !== "");
}

function isLoopback(word: string): boolean {
  return word === "lo" || /^127(\.\d{1,3}){3}(\/(8|9|[12]\d|3[0-2]))?$/.test(word);
}
