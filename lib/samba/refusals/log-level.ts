/** What a log leaves out at its level. `everything`: not even what level 1 tells. */
export type LogGap = "everything" | "sign-ins" | "protocols";

/**
 * What `log level` keeps out of the log, of the refusals that `parseLog` reads. Measured with smbd 4.17.12: failed sign-ins
 * are told at 2 of `auth_json_audit`, `auth_audit` or `auth`; clients without a common protocol version, and wrong share
 * names, at 3 of `smb2`; all else at 1. A class that has no level of its own has the general one, and one with an `@` writes
 * to a file of its own, which is not read here.
 */
export function logGaps(value: string): readonly LogGap[] {
  const { general, classes } = readLogLevel(value);
  const levelOf = (name: string) => classes.get(name) ?? general;
  if (levelOf("smb2") < 1) return ["everything", "sign-ins", "protocols"];
  const gaps: LogGap[] = [];
  if (Math.max(...["auth_json_audit", "auth_audit", "auth"].map(levelOf)) < 2) gaps.push("sign-ins");
  if (levelOf("smb2") < 3) gaps.push("protocols");
  return gaps;
}

/** `1 auth_json_audit:2 smb2:3@/var/log/smb2`: the general level, and those of classes. Testparm prints `Default` for none. */
function readLogLevel(value: string) {
  const classes = new Map<string, number>();
  let general = 0;
  for (const word of value.split(/[\s,]+/)) {
    const [, name = "all", level = "", file] = /^(?:(\w+):)?(\d+)(@.*)?$/.exec(word) ?? [];
    if (level === "") continue;
    if (name === "all") general = Number(level);
    else classes.set(name, file === undefined ? Number(level) : 0);
  }
  return { general, classes };
}
