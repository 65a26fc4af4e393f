import path from "node:path";
import type { Argv, RunOptions } from "@/lib/host/host";
import type { Box } from "@/lib/sandbox/box";
import { asOptions, bindingSettings, enforcedSettings } from "@/lib/sandbox/enforced";
import type { Layout } from "@/lib/sandbox/layout";

/** Programs that take `--configfile` and `--option` (samba(7); smbpasswd and testparm do not take the first). */
const CONFIGURED = new Set([
  "smbd",
  "smbstatus",
  "smbcontrol",
  "smbclient",
  "pdbedit",
  "net",
  "rpcclient",
  "nmblookup",
]);

/** Options of testparm whose value may stand as the next argument. */
const TESTPARM_VALUES = new Set(["--section-name", "--parameter-name", "--option", "-d", "--debuglevel"]);

/**
 * Makes a Samba program meet the box where it would have met the system: callers write `["smbstatus", "--json"]` and get
 * the box's sessions. A configuration file they name themselves is left to them.
 */
export function prepareSamba(box: Box, argv: Argv, options: RunOptions): readonly [Argv, RunOptions] {
  const [program, ...args] = argv;
  const name = path.basename(program);
  const prepared = { ...options, env: { ...accountsEnvironment(box), ...options.env } };
  const { layout } = box;
  const enforced = asOptions(enforcedSettings(layout));
  if (name === "testparm") {
    if (namesFile(args)) return [[program, ...enforced, ...args], prepared];
    // Of the managed file, what the running smbd makes of it.
    return [
      [program, ...enforced, ...asOptions(bindingSettings(box.binding)), ...args, layout.smbConf],
      prepared,
    ];
  }
  if (name === "smbpasswd") {
    return [[program, ...(args.includes("-c") ? [] : ["-c", layout.accountsConf]), ...args], prepared];
  }
  if (name === "wbinfo")
    return [argv, { ...prepared, env: { ...prepared.env, ...winbindEnvironment(layout) } }];
  if (!CONFIGURED.has(name)) return [argv, options];
  const own = args.some((arg) => arg === "-s" || arg.startsWith("--configfile"));
  if (own) return [argv, prepared];
  // Where smbd logs until it has read its settings, and its RPC programs do at first (to /var/log/samba otherwise). It
  // sets `log file` as well, so the options must come after it.
  const early = name === "smbd" ? [`--log-basename=${layout.logs}`] : [];
  return [[program, ...early, `--configfile=${layout.effectiveConf}`, ...enforced, ...args], prepared];
}

function namesFile(args: readonly string[]): boolean {
  return args.some((arg, at) => !arg.startsWith("-") && !TESTPARM_VALUES.has(args[at - 1] ?? ""));
}

/**
 * Leads wbinfo to the box's own winbind, and so to none: it takes no configuration file, and its library goes to the socket
 * of the system's winbind unless it is told of another one, to which it listens only where nss_wrapper's names are set
 * (nsswitch/wb_common.c; measured with 4.17.12).
 */
function winbindEnvironment(layout: Layout): Readonly<Record<string, string>> {
  return {
    NSS_WRAPPER_PASSWD: layout.passwd,
    NSS_WRAPPER_GROUP: layout.group,
    SELFTEST_WINBINDD_SOCKET_DIR: `${layout.runtime}/winbindd`,
  };
}

/** What shows a program the demo users (nss_wrapper(1)). */
function accountsEnvironment({ nssWrapper, layout }: Box): Readonly<Record<string, string>> {
  if (nssWrapper === null) return {};
  return { LD_PRELOAD: nssWrapper, NSS_WRAPPER_PASSWD: layout.passwd, NSS_WRAPPER_GROUP: layout.group };
}
