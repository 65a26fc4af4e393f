import { type As, PRIVILEGED_COMMANDS } from "@/lib/host/privileges/commands";
import { type FileVerb, MANAGED_PATHS } from "@/lib/host/privileges/paths";
import { inSudoers, type Word } from "@/lib/host/privileges/shape";
import { FILE_PROGRAM, PANEL_ACCOUNT, SYSTEM_DOOR } from "@/lib/host/privileges/system-places";

/** Folders that programs are looked for in: a system whose sudo is new enough has no others. Root's alone. */
const FOLDERS = ["/usr/sbin", "/usr/bin"];

/** Seconds after which sudo ends what it started: more than the panel waits for anything. */
const LONGEST = 120;

const HEADER = `# What the panel, running as ${PANEL_ACCOUNT}, may do with other accounts' rights: these commands and files, and no more.
# Written by Inflight's installer from lib/host/privileges; a change here is lost at the next installation.
# Needs sudo 1.9.10 or later: arguments between ^ and $ are regular expressions.
#
# It keeps a mistake of the panel's, or a word that somebody slipped it, from reaching anything else. It is no wall against
# whoever runs code of their own as ${PANEL_ACCOUNT}: smb.conf and exports can give away the machine by what they say.
`;

/**
 * The sudoers(5) file of an installation, from the tables of commands and paths. sudo finds a program by `secure_path` and then
 * looks for its path here: each stands with every folder that it may be in.
 */
export function sudoersFile(): string {
  const alias = (name: string, lines: readonly string[]) =>
    `Cmnd_Alias ${name} = \\\n    ${lines.join(", \\\n    ")}\n`;
  return [
    HEADER,
    alias("INFLIGHT_LOOK", linesOf("root", true)),
    alias("INFLIGHT_ACT", linesOf("root", false)),
    alias("INFLIGHT_TUNNELS_LOOK", linesOf("tunnel", true)),
    alias("INFLIGHT_TUNNELS_ACT", linesOf("tunnel", false)),
    `Defaults:${PANEL_ACCOUNT} env_reset, !env_check, env_keep = "LC_ALL", !setenv, !use_pty, !pam_session`,
    `Defaults:${PANEL_ACCOUNT} secure_path = "${FOLDERS.join(":")}"`,
    "# Pages look every few seconds. What is refused is logged all the same.",
    "Defaults!INFLIGHT_LOOK !log_allowed",
    "Defaults!INFLIGHT_TUNNELS_LOOK !log_allowed",
    "",
    "# Nothing but what follows, whatever files before this one say: refused, and logged, without asking for a password.",
    `${PANEL_ACCOUNT} ALL = (ALL:ALL) NOPASSWD: !ALL`,
    `${PANEL_ACCOUNT} ALL = (root) TIMEOUT=${String(LONGEST)} NOPASSWD: INFLIGHT_LOOK, INFLIGHT_ACT`,
    `${PANEL_ACCOUNT} ALL = (${SYSTEM_DOOR.account}) TIMEOUT=${String(LONGEST)} NOPASSWD: INFLIGHT_TUNNELS_LOOK, INFLIGHT_TUNNELS_ACT`,
    "",
  ].join("\n");
}

function linesOf(as: As, looks: boolean): readonly string[] {
  const commands = PRIVILEGED_COMMANDS.filter((each) => each.as === as && each.looks === looks).flatMap(
    ({ program, words }) => FOLDERS.map((folder) => `${folder}/${program} ${inSudoers(words)}`),
  );
  return [...commands, ...fileLines(as, looks)];
}

const ARGUMENTS: Readonly<Record<FileVerb, readonly Word[]>> = {
  read: [],
  list: [],
  part: [{ like: "[0-9]{1,16}" }, { like: "[0-9]{1,7}" }],
  replace: [{ like: "(-|[0-9a-f]{64})" }],
};

function fileLines(as: As, looks: boolean): readonly string[] {
  const version = as === "root" && looks ? [`${FILE_PROGRAM} version`] : [];
  const verbs = (["read", "list", "part", "replace"] as const).filter(
    (verb) => (verb !== "replace") === looks,
  );
  const lines = verbs.flatMap((verb) => {
    const paths = MANAGED_PATHS.filter((each) => each.as === as && each.verbs.includes(verb));
    if (paths.length === 0) return [];
    const like = `(${paths.map((each) => each.like).join("|")})`;
    return [`${FILE_PROGRAM} ${inSudoers([verb, { like }, ...ARGUMENTS[verb]])}`];
  });
  return [...version, ...lines];
}
