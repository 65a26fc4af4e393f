/** One message of smbd's log: its header and the lines below it. */
export interface LogRecord {
  /** The header's clock, read as though it were UTC, in milliseconds; null for lines without a header. */
  readonly wall: number | null;
  /** `smb2_tcon.c`; empty without a header. */
  readonly source: string;
  /** Without smbd's indentation, line end and what follows 16,000 characters. */
  readonly lines: readonly string[];
  /** As it stands in the file, at most 2,000 characters. */
  readonly raw: string;
}

const LONGEST_LINE = 16_000;
const LONGEST_RAW = 2_000;

/**
 * `[2026/11/23 23:50:25.542125,  1] ../../source3/smbd/smb2_sesssetup.c:283(smbd_smb2_auth_generic_return)`: with
 * `debug pid`, `debug uid` and `debug class` there is more in the brackets, with `debug hires timestamp = no` no fraction.
 * smbd indents every line of a message, so whatever a client makes it write, a header begins a line (measured with 4.17.12).
 */
const HEADER =
  /^\[(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?, *\d+(?:,[^\]]{0,300})?\] (\S{0,300}?)([\w.-]{1,100}\.c):\d+\(/;

/** Cuts a log into its messages. Lines before the first header make one without a clock. */
export function splitRecords(text: string): readonly LogRecord[] {
  const records: LogRecord[] = [];
  let header: RegExpExecArray | null = null;
  let lines: string[] = [];
  const close = () => {
    if (header !== null || lines.length > 0) records.push(recordOf(header, lines));
  };
  for (const line of text.split("\n")) {
    const begins = line.startsWith("[") ? HEADER.exec(line) : null;
    if (begins === null) {
      if (line.trim() !== "") lines.push(line.slice(0, LONGEST_LINE));
      continue;
    }
    close();
    header = begins;
    lines = [];
  }
  close();
  return records;
}

function recordOf(header: RegExpExecArray | null, lines: readonly string[]): LogRecord {
  const written = header === null ? lines : [header.input, ...lines];
  return {
    wall: header === null ? null : wallOf(header),
    source: header?.[9] ?? "",
    lines: lines.map((line) => line.replace(/^ {2}/, "").replace(/\r$/, "")),
    raw: written.join("\n").replaceAll("\r", "").slice(0, LONGEST_RAW),
  };
}

function wallOf(header: RegExpExecArray): number | null {
  const [year, month, day, hour, minute, second] = header.slice(1, 7).map(Number);
  if (year === undefined || month === undefined) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second) + Math.trunc(fraction(header[7]));
  return Number.isFinite(wall) ? wall : null;
}

function fraction(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(`0.${digits}`) * 1000;
}

const LINE_FEED = 0x0a;
const BRACKET = 0x5b;

/**
 * How many bytes of a growing log may be read for good: whole lines, and no header whose message is yet to come. smbd
 * writes the two one after the other.
 */
export function completeLength(bytes: Uint8Array): number {
  const end = bytes.lastIndexOf(LINE_FEED) + 1;
  if (end < 2) return end;
  const lastLine = bytes.lastIndexOf(LINE_FEED, end - 2) + 1;
  return bytes[lastLine] === BRACKET ? lastLine : end;
}

/** The first clock in a piece of log, as `LogRecord.wall`; null where there is none in its first 64 KiB. */
export function firstClock(text: string): number | null {
  return splitRecords(text.slice(0, 65_536)).find(({ wall }) => wall !== null)?.wall ?? null;
}
