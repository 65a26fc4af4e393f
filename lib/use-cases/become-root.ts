import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { type ExecOptions, execOver, type Ran } from "@/lib/use-cases/ssh-exec";
import type { SignIn, SshSession } from "@/lib/use-cases/ssh-session";
import { t } from "@/lib/words/t";

/** Runs a command line as root there. Fails with `not-root`, and nothing was run, where sudo refuses. */
export type AsRoot = (command: string, options?: Pick<ExecOptions, "timeoutMs">) => Promise<Result<Ran>>;

interface WayToRoot {
  readonly sudo: readonly string[];
  readonly stdin?: string;
}

/** What sudo runs says so first: what it says by itself, on a refusal or before it goes on, has too many forms to be told. */
const BEGAN = "inflight-began";
const MARKED = `sh -c 'echo ${BEGAN} && exec "$@"' sh`;
const NO_SUCH_PROGRAM = 127;

/** By being root, by sudo without a password, or by sudo with the password one signed in with: what works first. */
export async function becomeRoot(session: SshSession, who: SignIn, isRoot: boolean): Promise<Result<AsRoot>> {
  if (isRoot) return ok((command, options) => execOver(session, command, options));
  let refused: Result<never> | undefined;
  for (const way of waysToRoot(who)) {
    const asRoot = bySudo(session, who, way);
    const tried = await asRoot("id -u");
    if (tried.ok) return ok(asRoot);
    if (tried.error.code !== "not-root") return tried;
    refused = tried;
  }
  return refused ?? fail(notRoot(who));
}

function waysToRoot(who: SignIn): readonly WayToRoot[] {
  const silent = { sudo: ["-n"] };
  // By standard input, which no process list shows.
  return "password" in who
    ? [silent, { sudo: ["-S", "-k", "-p", "''"], stdin: `${who.password}\n` }]
    : [silent];
}

function bySudo(session: SshSession, who: SignIn, { sudo, stdin }: WayToRoot): AsRoot {
  // In English, whatever the client speaks: its words are looked at.
  const before = ["env", "LC_ALL=C", "sudo", ...sudo, "--", MARKED].join(" ");
  return async (command, options) => {
    const ran = await execOver(session, `${before} ${command}`, {
      ...options,
      ...(stdin !== undefined && { stdin }),
    });
    if (!ran.ok) return ran;
    const began = new RegExp(`^${BEGAN}\\r?\\n`).exec(ran.value.stdout);
    if (!began) return fail(notRoot(who, ran.value));
    return ok({ ...ran.value, stdout: ran.value.stdout.slice(began[0].length) });
  };
}

function notRoot(who: SignIn, refused?: Ran): Failure<"not-root"> {
  const detail = refused?.stderr.trim() ?? "";
  const message = whyNotRoot(who, refused?.code, detail);
  return { code: "not-root", message, ...(detail !== "" && { detail }) };
}

function whyNotRoot(who: SignIn, code: number | undefined, said: string): string {
  const { user } = who;
  if (code === NO_SUCH_PROGRAM) {
    return t(
      "{user} is not root there, and there is no sudo. Sign in as root, or install sudo and allow {user} everything.",
      { user },
    );
  }
  if (/a password is required/.test(said) && !("password" in who)) {
    return t(
      "{user} is not root there, and sudo asks for a password, which a key does not bring along. Sign in with {user}'s password, or as root.",
      { user },
    );
  }
  if (/incorrect password|no password was provided/.test(said)) {
    return t(
      "{user} is not root there, and sudo does not take the password you signed in with. Sign in as root, or as somebody whose own password sudo takes.",
      { user },
    );
  }
  if (/must have a tty/.test(said)) {
    return t(
      "{user} is not root there, and sudo works on a terminal alone. Sign in as root, or have sudoers say: Defaults:{user} !requiretty",
      { user },
    );
  }
  return t(
    "{user} is not root there, and sudo does not let it be. Sign in as root, or as somebody whom sudo allows everything.",
    { user },
  );
}
