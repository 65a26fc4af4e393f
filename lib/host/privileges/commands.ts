import type { Argv } from "@/lib/host/host";
import { type Daemon, KERNEL_NFS, OPENSSH, SAMBA } from "@/lib/host/local-service";
import { fits, TEXT, type Word } from "@/lib/host/privileges/shape";

/** Whose rights a command needs: root's, or those of the account that tunnels sign in to. */
export type As = "root" | "tunnel";

/** A command that the panel's own account has no rights to. */
export interface PrivilegedCommand {
  readonly as: As;
  readonly program: string;
  readonly words: readonly Word[];
  /** Whether it only looks: sudo logs those that it lets pass no more, since pages ask every few seconds. */
  readonly looks: boolean;
}

const PROCESS = { like: "[0-9]{1,10}" };

/** `vnn:pid` where smbd runs on a cluster. */
const SMBD_PROCESS = { like: "([0-9]{1,10}:)?[0-9]{1,10}" };

/** Of sshd or smbd. */
const SERVED_PORTS = { like: String.raw`\( sport = :[0-9]{1,5}( or sport = :[0-9]{1,5})* \)` };

const look = (program: string, ...words: readonly Word[]): PrivilegedCommand => ({
  as: "root",
  program,
  words,
  looks: true,
});

const act = (program: string, ...words: readonly Word[]): PrivilegedCommand => ({
  as: "root",
  program,
  words,
  looks: false,
});

/** Every command that needs another's rights. What is not here runs with the panel's own. */
export const PRIVILEGED_COMMANDS: readonly PrivilegedCommand[] = [
  look("smbstatus", "--json"),
  act("smbcontrol", "--", SMBD_PROCESS, "shutdown"),
  act("smbcontrol", "--", SMBD_PROCESS, "close-share", { like: TEXT }),
  // They read secrets.tdb, or ask winbindd where only root may.
  look("net", "getdomainsid"),
  look("net", "ads", "testjoin"),
  look("net", "ads", "info"),
  look("wbinfo", "-t"),
  // Whose process a connection is, the kernel tells root alone.
  look("ss", "-H", "-l", "-t", "-u", "-n", "-p"),
  look("ss", "-Htnp", "state", "established"),
  look("ss", "-Htinp", "state", "established", SERVED_PORTS),
  // It opens its host keys before it tells its settings.
  look("sshd", "-T"),
  ...[SAMBA, KERNEL_NFS, OPENSSH].flatMap(serviceCommands),
  // With the account's own rights it reaches the processes of tunnels and no others.
  { as: "tunnel", program: "kill", words: ["-TERM", "--", { ...PROCESS, many: true }], looks: false },
  { as: "tunnel", program: "kill", words: ["-KILL", "--", { ...PROCESS, many: true }], looks: false },
];

/**
 * Programs that are run with the panel's own rights. A test holds this list and the one above against every program the code
 * runs, so that a new one is thought about.
 */
export const UNPRIVILEGED_PROGRAMS: ReadonlySet<string> = new Set([
  "cat",
  "date",
  "df",
  // Of the units of sshd and smbd: for members of the group systemd-journal.
  "journalctl",
  "smbclient",
  // `smbd -b` and `smbd --version` only.
  "smbd",
  "ssh-keygen",
  "stat",
  // What it is asked to check is a text of the panel's: as root its `include` would read other people's files.
  "testparm",
]);

/** Whose rights a command needs; null: nobody's but the panel's. */
export function rightsFor([program, ...args]: Argv): As | null {
  const found = PRIVILEGED_COMMANDS.find((each) => each.program === program && fits(each.words, args));
  return found?.as ?? null;
}

/** What `localService` runs to change something; it asks after a status with the panel's own rights. */
function serviceCommands({ units, reload, settingsUnit }: Daemon): readonly PrivilegedCommand[] {
  const verbs = reload === "manager" ? ["reload", "restart"] : ["restart"];
  return [
    ...(reload === "manager" ? [] : [act(...reload)]),
    ...verbs.flatMap((verb) => units.map((unit) => act("systemctl", verb, `${unit}.service`))),
    ...(settingsUnit === undefined ? [] : [act("systemctl", "try-restart", `${settingsUnit}.service`)]),
    ...verbs.flatMap((verb) => units.map((unit) => act("service", unit, verb))),
  ];
}
