import { t } from "@/lib/words/t";
import { readNfsConf } from "./nfs-conf";
import { readSysconfig, SYSCONFIG_PORTS } from "./sysconfig";

/** What has a port: NFS itself, mountd, the lock manager over TCP and UDP, and the status monitor. */
export type PortService = "nfs" | "mount" | "lock" | "lock-udp" | "status";

/** A line of a file that sets a port. */
export interface PortLine {
  readonly path: string;
  /** Counted from 1. */
  readonly number: number;
  /** As written. */
  readonly value: string;
  /** Null: the value is no port, and the service has one as if nothing were set. */
  readonly port: number | null;
}

export interface PortSetting {
  /** Null: its own one for NFS (2049), another at each start for the rest. */
  readonly port: number | null;
  /** The line that counts: the last one read. */
  readonly setBy: PortLine | null;
  /** Lines that count for nothing because of it, the nearest first. */
  readonly overridden: readonly PortLine[];
}

/** A line that does not do what it looks like. */
export interface PortProblem {
  readonly path: string;
  readonly number: number;
  readonly message: string;
}

export interface PortSettings {
  readonly services: Readonly<Record<PortService, PortSetting>>;
  readonly problems: readonly PortProblem[];
}

/** A file that was read, decoded. */
export interface SettingsFile {
  readonly path: string;
  readonly text: string;
}

/** nfs.conf(5): where each port is set. */
const IN_NFS_CONF: Readonly<Record<PortService, readonly [section: string, key: string]>> = {
  nfs: ["nfsd", "port"],
  mount: ["mountd", "port"],
  lock: ["lockd", "port"],
  "lock-udp": ["lockd", "udp-port"],
  status: ["statd", "port"],
};

/** The ports that nfs.conf and its drop-ins set, given in the order in which they are read: the last line counts. */
export function nfsConfPorts(files: readonly SettingsFile[]): PortSettings {
  const read = files.map(({ path, text }) => ({ path, ...readNfsConf(text) }));
  const variables = new Map(
    read.flatMap(({ settings }) =>
      settings.flatMap(({ section, key, value }) =>
        section === "environment" ? [[key, value] as const] : [],
      ),
    ),
  );
  const lines = (service: PortService) => {
    const [section, key] = IN_NFS_CONF[service];
    return read.flatMap(({ path, settings }) =>
      settings
        .filter((setting) => setting.section === section && setting.key === key)
        .map(({ number, value }) => portLine(path, number, expanded(value, variables))),
    );
  };
  const problems = read.flatMap(({ path, problems: found }) => found.map((each) => ({ path, ...each })));
  return settingsOf(lines, problems);
}

/** The ports that an /etc/sysconfig/nfs sets. */
export function sysconfigPorts({ path, text }: SettingsFile): PortSettings {
  const { values, problems } = readSysconfig(text);
  const lines = (service: PortService) =>
    SYSCONFIG_PORTS[service]
      .flatMap((name) => values.filter((value) => value.name === name))
      .map(({ number, port }) => portLine(path, number, port));
  return settingsOf(
    lines,
    problems.map((each) => ({ path, ...each })),
  );
}

function settingsOf(
  linesOf: (service: PortService) => readonly PortLine[],
  problems: readonly PortProblem[],
): PortSettings {
  const setting = (service: PortService): PortSetting => {
    const [setBy = null, ...overridden] = linesOf(service).toReversed();
    return { port: setBy?.port ?? null, setBy, overridden };
  };
  const services = {
    nfs: setting("nfs"),
    mount: setting("mount"),
    lock: setting("lock"),
    "lock-udp": setting("lock-udp"),
    status: setting("status"),
  };
  const bad = Object.values(services).flatMap(({ setBy }) => (setBy === null ? [] : badValue(setBy)));
  return { services, problems: [...problems, ...bad] };
}

/** A value that begins with a dollar is looked up in the section `environment`. */
function expanded(value: string, variables: ReadonlyMap<string, string>): string {
  return value.startsWith("$") ? (variables.get(value.slice(1).toLowerCase()) ?? value) : value;
}

/** nfs-utils takes the number a value begins with (atoi(3)); 0 is none. */
function portLine(path: string, number: number, value: string): PortLine {
  const port = Number(/^\s*\+?(\d+)/.exec(value)?.[1] ?? 0);
  return { path, number, value, port: port > 0 && port < 65_536 ? port : null };
}

function badValue({ path, number, value, port }: PortLine): readonly PortProblem[] {
  if (port !== null || /^\s*0+\s*$/.test(value)) return [];
  return [
    {
      path,
      number,
      message: t("“{value}” is no port, so the line sets none. Ports go from 1 to 65535.", { value }),
    },
  ];
}
