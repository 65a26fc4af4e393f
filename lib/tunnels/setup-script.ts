import { fail, ok, type Failure, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { clientLayout } from "./client-layout";
import { fstabLines } from "./fstab";
import { knownHosts } from "./known-hosts";
import type { Profile } from "./profile";
import { fingerprint, type PublicKey, readPublicKey } from "./public-key";
import { fstabField, procField, shellWord } from "./quoting";
import { SETUP_STEPS } from "./setup-steps";
import { SETUP_TOOLS } from "./setup-tools";
import { signIn, sshArguments } from "./ssh-command";
import { unitFiles } from "./unit-files";
import { mountUnitName } from "./unit-name";

/** The end of every set-up script, which is the same for all profiles. */
export const SETUP_BODY = SETUP_TOOLS + SETUP_STEPS;

export type SetupFailure = Failure<"no-key" | "no-host-key" | "bad-private-key">;

export interface SetupInput {
  /** The server's, for the client to pin. At least one. */
  readonly hostKeys: readonly PublicKey[];
  /** In OpenSSH's form, without a passphrase. Where it is given, the script is as secret as the key. */
  readonly privateKey?: string;
}

/**
 * One POSIX script for a client that does all of it: key, known_hosts, units where systemd runs, else fstab and a start script. It
 * can be run twice, brings an older set-up of the same profile up to date, and takes everything away with `--remove`. Other
 * people's lines and files it never touches: it stops before it changes anything.
 */
export function setupScript(profile: Profile, input: SetupInput): Result<string, SetupFailure> {
  const key = readPublicKey(profile.publicKey);
  if (!key.ok) {
    return refuse("no-key", t("The profile has no public key yet. Make one here, or paste the client's."));
  }
  if (input.hostKeys.length === 0) {
    return refuse(
      "no-host-key",
      t(
        "The server's host key is not known, and the client could not tell the server from another. Read it first.",
      ),
    );
  }
  const privateKey = input.privateKey === undefined ? undefined : plainPrivateKey(input.privateKey);
  if (privateKey === null) {
    return refuse("bad-private-key", t("This is no private key in OpenSSH's form. Make a new one."));
  }
  return ok(
    [
      heading(profile, privateKey !== undefined),
      facts(profile, key.value),
      mounts(profile),
      textFunction("known_hosts_text", knownHosts(profile, input.hostKeys)),
      privateKey === undefined ? "key_text() { return 1; }" : textFunction("key_text", privateKey),
      textFunction("fstab_text", `${fstabLines(profile, ["noauto"]).join("\n")}\n`),
      unitTexts(profile),
      textFunction("start_text", startScript(profile)),
    ].join("\n\n") + SETUP_BODY,
  );
}

function heading({ clientName, serverAddress }: Profile, isSecret: boolean): string {
  return [
    "#!/bin/sh",
    `# Sets up NFS through SSH on ${clientName}, to ${serverAddress}. Run it as root; --remove undoes it, --help tells more.`,
    ...(isSecret ? ["# It holds the private key: hand it over safely, and delete it after use."] : []),
    "set -eu",
    "umask 077",
  ].join("\n");
}

function facts(profile: Profile, key: PublicKey): string {
  const layout = clientLayout(profile.id);
  const values = {
    mark: layout.mark,
    folder: layout.folder,
    key: layout.key,
    state: layout.state,
    service: layout.service,
    sign_in: signIn(profile),
    public_key: profile.publicKey,
    fingerprint: fingerprint(key),
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${shellWord(value)}`)
    .join("\n");
}

/** Mount point, unit, and the mount point as fstab and as the kernel write it. */
function mounts({ exports }: Profile): string {
  const calls = exports.map(({ mountPoint }) =>
    [mountPoint, mountUnitName(mountPoint), fstabField(mountPoint), procField(mountPoint)].map(shellWord),
  );
  return ["each_mount() {", ...calls.map((words) => `  "$1" ${words.join(" ")}`), "}"].join("\n");
}

function unitTexts(profile: Profile): string {
  const cases = unitFiles(profile).map(({ name, text }) => `${shellWord(name)})\n${hereDocument(text)}\n;;`);
  return ["unit_text() {", "case $1 in", ...cases, "esac", "}"].join("\n");
}

/** Opens the tunnel unless it is open, and mounts what is not mounted. ssh would hold whoever reads its output. */
function startScript(profile: Profile): string {
  const { folder, mark } = clientLayout(profile.id);
  const control = `ControlPath=${folder}/control`;
  const ssh = sshArguments(profile, ["ControlMaster=yes", control]);
  const points = profile.exports.map(({ mountPoint }) => mountPoint);
  const mountsText = points.map(
    (point) =>
      `grep -qF -- ${shellWord(` ${procField(point)} `)} /proc/self/mounts || mount ${shellWord(point)} || failed=1`,
  );
  return [
    "#!/bin/sh",
    mark,
    "# Opens the tunnel and mounts what goes through it. Run it as root, once the network is up.",
    "PATH=$PATH:/usr/sbin:/sbin",
    "failed=0",
    `if ! ssh -F /dev/null -o ${control} -O check ${signIn(profile)} >/dev/null 2>&1; then`,
    `  rm -f ${folder}/control ${folder}/log`,
    `  if ! ssh -E ${folder}/log ${ssh.map(shellWord).join(" ")} </dev/null >/dev/null 2>&1; then`,
    "    echo 'The tunnel did not open. ssh says:' >&2",
    `    cat ${folder}/log >&2`,
    "    exit 1",
    "  fi",
    "fi",
    ...mountsText,
    'if [ "$failed" != 0 ]; then',
    "  echo 'The server has to export it to localhost with the option “insecure”.' >&2",
    "fi",
    'exit "$failed"',
    "",
  ].join("\n");
}

function textFunction(name: string, text: string): string {
  return `${name}() {\n${hereDocument(text)}\n}`;
}

/** Prints the text as it is: nothing expands, and no line of it ends it. The text ends in a line end. */
function hereDocument(text: string): string {
  const lines = new Set(text.split("\n"));
  let end = "END";
  while (lines.has(end)) end += "_";
  return `cat <<'${end}'\n${text}${end}`;
}

/** With line ends as OpenSSH wants them; null where it is something else. */
function plainPrivateKey(text: string): string | null {
  const plain = `${text.trim().replaceAll("\r\n", "\n")}\n`;
  return /^-----BEGIN OPENSSH PRIVATE KEY-----\n(?:[A-Za-z0-9+/=]{1,80}\n)+-----END OPENSSH PRIVATE KEY-----\n$/.test(
    plain,
  )
    ? plain
    : null;
}

function refuse(code: SetupFailure["code"], message: string) {
  return fail<SetupFailure>({ code, message });
}
