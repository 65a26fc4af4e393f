import type { Host, Tag } from "@/lib/host/host";
import { effectiveValue } from "@/lib/samba/effective";
import { type LogFilePattern, readLogFilePattern } from "@/lib/samba/refusals/log-file-pattern";
import { type LogGap, logGaps } from "@/lib/samba/refusals/log-level";
import { fail, ok, type Result } from "@/lib/shared/result";
import { sambaParameters } from "@/lib/use-cases/samba-parameters";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { type Locale, locale } from "@/lib/words/locale";
import { t } from "@/lib/words/t";

/** How the appliance's Samba logs. */
export interface LogSettings {
  /** The value of `log file`, and what it means. */
  readonly logFile: string;
  readonly pattern: LogFilePattern;
  /** False where `logging` sends the messages elsewhere: to syslog, to systemd's journal. */
  readonly toFiles: boolean;
  /** Without time stamps nobody can tell when a message was written, nor where it begins. */
  readonly timestamps: boolean;
  readonly gaps: readonly LogGap[];
  /** Which failed sign-ins go on as a guest, so that they are no refusals. */
  readonly guestInstead: ReadonlySet<"unknown-user" | "wrong-password">;
  readonly instantOf: (wall: number) => number;
}

interface Kept {
  readonly tag: Tag | null;
  readonly until: number;
  /** Where they are not known, why not is said in one language. */
  readonly language: Locale;
  readonly settings: Result<LogSettings>;
}

const kept = new WeakMap<Host, Kept>();

/** Included files change without the managed one doing so, milliseconds. */
const KEPT_FOR = 60_000;

/** What smb.conf says of the log, asked again when the file is another one. */
export async function logSettings(host: Host): Promise<Result<LogSettings>> {
  const file = await host.readFile(host.files.smbConf);
  const tag = file.ok ? file.value.tag : null;
  const before = kept.get(host);
  const language = locale();
  const holds = before?.tag === tag && (before.settings.ok || before.language === language);
  if (before && holds && Date.now() < before.until) return before.settings;
  const doc = file.ok ? smbConfDocument(file.value) : undefined;
  const settings = await askSettings(host, doc && effectiveValue(doc, "global", "log level")?.value);
  kept.set(host, { tag, until: Date.now() + KEPT_FOR, language, settings });
  return settings;
}

/** @param logLevel as the managed file has it: testparm prints the general level alone, without the classes (4.17.12). */
async function askSettings(host: Host, logLevel: string | undefined): Promise<Result<LogSettings>> {
  const [said, instantOf] = await Promise.all([
    sambaParameters(host, ["log file", "log level", "logging", "timestamp logs", "map to guest"]),
    applianceClock(host),
  ]);
  const named = said.get("log file");
  if (named === undefined) {
    const message = t(
      "Where Samba logs is not known: testparm gives no answer. Check smb.conf in Edit Config File, and that Samba is installed.",
    );
    return fail({ code: "unknown", message });
  }
  const logFile = named === "" ? await builtInLogFile(host) : named;
  const pattern = readLogFilePattern(logFile);
  if (!pattern.ok) return pattern;
  const guests = said.get("map to guest")?.toLowerCase();
  const logging = said.get("logging") ?? "";
  return ok({
    logFile,
    pattern: pattern.value,
    toFiles: logging === "" || /(?:^|[\s,])file\b/.test(logging),
    timestamps: said.get("timestamp logs")?.toLowerCase() !== "no",
    gaps: logGaps(logLevel ?? said.get("log level") ?? "0"),
    guestInstead: new Set(
      guests === "bad password"
        ? (["unknown-user", "wrong-password"] as const)
        : guests === "bad user"
          ? (["unknown-user"] as const)
          : [],
    ),
    instantOf,
  });
}

/** Without `log file`, smbd writes `log.smbd` into a folder it was built with. */
async function builtInLogFile(host: Host): Promise<string> {
  const built = await host.run(["smbd", "-b"]);
  const folder =
    "stdout" in built ? /^\s*LOGFILEBASE:\s*(\/.*)$/m.exec(built.stdout)?.[1]?.trim() : undefined;
  return `${folder ?? "/var/log/samba"}/log.smbd`;
}

/**
 * Turns smbd's wall clock into instants. Where the appliance's clock goes as this process's, its summer times are known;
 * else the offset it has now holds for all of the log.
 */
async function applianceClock(host: Host): Promise<(wall: number) => number> {
  const asked = await host.run(["date", "+%z"]);
  const [, sign = "+", hours, minutes] =
    (asked.kind === "exited" && /^([+-])(\d\d)(\d\d)$/.exec(asked.stdout.trim())) || [];
  const own = -new Date().getTimezoneOffset();
  const offset = hours === undefined ? own : (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  if (offset !== own) return (wall) => wall - offset * 60_000;
  return (wall) =>
    wall + new Date(wall + new Date(wall).getTimezoneOffset() * 60_000).getTimezoneOffset() * 60_000;
}
