import { fail, ok, type Failure, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** A port as one line of the file says it. */
export interface SysconfigValue {
  readonly name: string;
  readonly number: number;
  readonly port: string;
}

interface Assignment {
  readonly kind: "assignment";
  readonly number: number;
  /** The whole line, without its end. */
  readonly text: string;
  readonly name: string;
  /** Offsets into `text` of the value, quotes included. */
  readonly from: number;
  readonly to: number;
  /** Null where only a shell could tell. */
  readonly value: string | null;
}

interface OtherLine {
  readonly kind: "quiet" | "other";
  readonly number: number;
  readonly text: string;
}

type Line = Assignment | OtherLine;

const OPTIONS = "RPCMOUNTDOPTS";
const PORT = "MOUNTD_PORT";

/** Which variables set which port on Red Hat's systems up to version 7, the one that counts last. */
export const SYSCONFIG_PORTS = {
  nfs: [],
  // Version 6 appends MOUNTD_PORT to the options; version 7 knows the options alone: the guide's `-p 32767`.
  mount: [OPTIONS, PORT],
  lock: ["LOCKD_TCPPORT"],
  "lock-udp": ["LOCKD_UDPPORT"],
  status: ["STATD_PORT"],
} as const;

const KNOWN: readonly string[] = Object.values(SYSCONFIG_PORTS).flat();

/** rpc.mountd(8): `-p num` or `--port num`. */
const PORT_OPTION = /(?<=^|\s)(-p\s*|--port(?:\s+|=))(\d+)(?=\s|$)/g;

/** `NAME=word # comment`, the word with quotes that end in the same line. */
const ASSIGNMENT =
  /^(\s*(?:export\s+)?([A-Za-z_]\w*)=)((?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\;&|<>()#])*)\s*(?:\s#.*)?$/;

/** The ports that an /etc/sysconfig/nfs sets, a file that init scripts source, and the lines that only a shell can read. */
export function readSysconfig(text: string): {
  readonly values: readonly SysconfigValue[];
  readonly problems: readonly { readonly number: number; readonly message: string }[];
} {
  const lines = linesOf(text);
  const values = lines.flatMap((line): readonly SysconfigValue[] => {
    if (line.kind !== "assignment" || !KNOWN.includes(line.name) || line.value === null) return [];
    const ports =
      line.name === OPTIONS
        ? [...line.value.matchAll(PORT_OPTION)].map(([, , port = ""]) => port)
        : [line.value];
    return ports
      .filter((port) => port.trim() !== "")
      .map((port) => ({ name: line.name, number: line.number, port }));
  });
  const problems = lines.filter(isForShells).map(({ number }) => ({
    number,
    message: t("Only a shell can tell what this line does; the panel does not follow it."),
  }));
  return { values, problems };
}

/**
 * The file with mountd's port set (both ways, as the system may know only one), or set no more where it is null. Every
 * other line stays as it was. Refused where a line that only a shell can read could undo it.
 */
export function putMountPort(text: string, port: number | null): Result<string, Failure<"not-plain">> {
  const lines = linesOf(text);
  const obstacle = lines.find(isForShells);
  if (obstacle) {
    const message = t(
      "Line {line} of the file can be read by a shell only, so the panel does not change it. Set {port} and {options} there by hand.",
      { line: obstacle.number, port: PORT, options: OPTIONS },
    );
    return fail({ code: "not-plain", message, detail: obstacle.text });
  }
  const kept = lines.flatMap((line) =>
    line.kind === "assignment" && isOurs(line) ? changed(line, port) : [line.text],
  );
  const added = port === null ? [] : missing(lines, port);
  const ended = kept.at(-1) === "" ? kept.slice(0, -1) : kept;
  return ok(added.length === 0 ? kept.join("\n") : [...ended, ...added, ""].join("\n"));
}

/** A line that is no plain assignment, or sets what we look for in a way that is not plain. */
function isForShells(line: Line): boolean {
  if (line.kind === "assignment") return line.value === null && KNOWN.includes(line.name);
  return line.kind === "other";
}

function isOurs({ name }: Assignment): boolean {
  return name === PORT || name === OPTIONS;
}

function changed(line: Assignment, port: number | null): readonly string[] {
  if (line.name === PORT) return port === null ? [] : [withValue(line, String(port))];
  const options = line.value ?? "";
  const has = options.search(PORT_OPTION) >= 0;
  if (port === null) {
    if (!has) return [line.text];
    return [withValue(line, options.replaceAll(PORT_OPTION, "").replaceAll(/ {2,}/g, " ").trim())];
  }
  const put = has
    ? options.replaceAll(PORT_OPTION, `$1${String(port)}`)
    : `${options} -p ${String(port)}`.trim();
  return [withValue(line, put)];
}

function withValue({ text, from, to }: Assignment, value: string): string {
  const quote = text.startsWith("'", from) ? "'" : '"';
  return `${text.slice(0, from)}${quote}${value}${quote}${text.slice(to)}`;
}

function missing(lines: readonly Line[], port: number): readonly string[] {
  const has = (name: string) => lines.some((line) => line.kind === "assignment" && line.name === name);
  return [
    ...(has(PORT) ? [] : [`${PORT}="${String(port)}"`]),
    ...(has(OPTIONS) ? [] : [`${OPTIONS}="-p ${String(port)}"`]),
  ];
}

function linesOf(text: string): readonly Line[] {
  return text.split("\n").map((line, index): Line => {
    const number = index + 1;
    if (/^\s*(?:#.*)?$/.test(line)) return { kind: "quiet", number, text: line };
    const [, before, name, word] = ASSIGNMENT.exec(line) ?? [];
    if (before === undefined || name === undefined || word === undefined) {
      return { kind: "other", number, text: line };
    }
    const span = { from: before.length, to: before.length + word.length };
    return { kind: "assignment", number, text: line, name, ...span, value: plainValue(word) };
  });
}

/** What a word stands for where no shell is needed to tell. */
function plainValue(word: string): string | null {
  const [, double, single, bare] = /^(?:"([^"\\$`]*)"|'([^']*)'|([^"'\\$`]*))$/.exec(word) ?? [];
  return double ?? single ?? bare ?? null;
}
