import type { FilePart, FolderEntry, Host, HostFailure } from "@/lib/host/host";
import type { LogFilePattern } from "@/lib/samba/refusals/log-file-pattern";
import { completeLength, firstClock } from "@/lib/samba/refusals/log-records";
import { type LogSource, parseLog } from "@/lib/samba/refusals/parse-log";
import type { RefusalFacts } from "@/lib/samba/refusals/refusal";
import { ok, type Result } from "@/lib/shared/result";

/** Bytes that one pass reads of one file, and of all. */
const PART = 1024 * 1024;
const PASS = 16 * 1024 * 1024;

/** Of what was there before the first pass: the last bytes of each file, and of the newest files, in all. */
const FIRST_LOOK = 1024 * 1024;
const FIRST_LOOK_IN_ALL = 64 * 1024 * 1024;

/** Enough of a log's beginning, with its time stamp, to know it by. */
const HEAD = 64;

/** How far one file has been read. Kept under the file's identity, so that rotation changes nothing. */
interface Position {
  /** What the file was called when it was read. */
  readonly name: string;
  readonly head: Uint8Array;
  readonly offset: number;
  /** The file's size and time when all of it had been read; null where there is more. */
  readonly done: { readonly size: number; readonly modified: number } | null;
  /** Reading began, or went on, within a line: what follows up to its end is dropped. */
  readonly withinLine: boolean;
}

interface LogFile {
  readonly path: string;
  readonly entry: FolderEntry;
  readonly source: LogSource;
  readonly rotatedFrom: string | null;
}

export interface Followed {
  readonly facts: readonly RefusalFacts[];
  /** Files that have more than one pass reads; the next pass goes on with them. */
  readonly behind: number;
  /** Files that are there and may not be read; each pass tries again. */
  readonly closed: number;
}

/**
 * Follows the logs of one folder: each pass gives the refusals written since the last one. Files may be rotated (`X` to
 * `X.old`), truncated or removed meanwhile, and there may be thousands.
 */
export function createLogFollower(
  host: Host,
  { pattern, instantOf }: { pattern: LogFilePattern; instantOf: LogSource["instantOf"] },
) {
  let positions: Map<string, Position> | null = null;
  let reachesBack: number | null = null;

  async function pass(): Promise<Result<Followed, HostFailure>> {
    const listed = await host.listFolder(pattern.folder);
    if (!listed.ok) return listed;
    const files = listed.value.flatMap((entry) => logFile(entry));
    const kept = positions === null ? firstLook(files) : stillThere(positions, files);
    positions = kept;
    const { chosen, behind } = choose(
      files.filter((file) => hasNews(file, kept)),
      kept,
    );
    const facts: RefusalFacts[] = [];
    const ends: Reading[] = [];
    for (const file of chosen) ends.push(await readNews(file, kept, facts));
    return ok({
      facts,
      behind: behind + ends.filter((end) => end === "more").length,
      closed: ends.filter((end) => end === "closed").length,
    });
  }

  function logFile(entry: FolderEntry): LogFile[] {
    const name = pattern.read(entry.name);
    if (name === null) return [];
    const { rotatedFrom, ...whom } = name;
    const path = `${pattern.folder === "/" ? "" : pattern.folder}/${entry.name}`;
    return [{ path, entry, source: { ...whom, instantOf }, rotatedFrom }];
  }

  /** A file that vanished, or cannot be read, is left to the next pass. */
  async function readNews(
    { path, entry, source, rotatedFrom }: LogFile,
    kept: Positions,
    facts: RefusalFacts[],
  ): Promise<Reading> {
    const head = await host.readPart(path, { from: 0, max: HEAD });
    if (!head.ok) return head.error.code === "missing" ? "all" : "closed";
    const { identity } = head.value;
    const known = kept.get(identity) ?? copied(rotatedFrom, head.value, kept);
    const position = resumed(known, head.value);
    const part = await host.readPart(path, { from: position.offset, max: PART });
    // Rotated between the two looks: the next pass finds both files.
    if (!part.ok || part.value.identity !== identity) return "all";
    const { text, offset, withinLine } = wholeMessages(part.value.bytes, position);
    for (const found of parseLog(text, source)) facts.push(found);
    const clock = firstClock(text);
    if (clock !== null) reachesBack = Math.min(reachesBack ?? Infinity, instantOf(clock));
    const { bytes, size } = part.value;
    const all = position.offset + bytes.length >= size;
    const done = all ? { size, modified: entry.modified } : null;
    kept.set(identity, { name: entry.name, head: head.value.bytes, offset, withinLine, done });
    return all ? "all" : "more";
  }

  return {
    pass,
    /** The oldest message that was read, milliseconds since 1970; null before there was one. */
    reachesBack: () => reachesBack,
  };
}

/** How far a pass came with one file. */
type Reading = "all" | "more" | "closed";

type Positions = Map<string, Position>;

const UNSEEN: Position = { name: "", head: new Uint8Array(), offset: 0, done: null, withinLine: false };

/** Where to begin with what is there already: with the end of each file, and behind the end of those too old. */
function firstLook(files: readonly LogFile[]): Positions {
  let bytes = 0;
  const newestFirst = files.toSorted((a, b) => b.entry.modified - a.entry.modified);
  return new Map(
    newestFirst.map(({ entry: { identity, size, modified } }) => {
      const wanted = Math.min(size, FIRST_LOOK);
      bytes += wanted;
      const tooOld = bytes > FIRST_LOOK_IN_ALL;
      const offset = tooOld ? size : size - wanted;
      return [
        identity,
        { ...UNSEEN, offset, withinLine: offset > 0, done: tooOld ? { size, modified } : null },
      ];
    }),
  );
}

function stillThere(positions: Positions, files: readonly LogFile[]): Positions {
  const present = new Set(files.map(({ entry }) => entry.identity));
  return new Map([...positions].filter(([identity]) => present.has(identity)));
}

function hasNews({ entry }: LogFile, kept: Positions): boolean {
  const done = kept.get(entry.identity)?.done;
  return entry.size > 0 && !(done && done.size === entry.size && done.modified === entry.modified);
}

/** The newest files, as many as one pass may read, oldest first: so refusals come in their order. */
function choose(files: readonly LogFile[], kept: Positions) {
  const newestFirst = files.toSorted((a, b) => b.entry.modified - a.entry.modified);
  let bytes = 0;
  const within = newestFirst.filter(({ entry }) => {
    const before = bytes;
    bytes += Math.min(PART, Math.max(0, entry.size - (kept.get(entry.identity)?.offset ?? 0)));
    return before < PASS;
  });
  return { chosen: within.toReversed(), behind: newestFirst.length - within.length };
}

/** Of a file that logrotate copied before it truncated the original: how far that had been read. */
function copied(
  rotatedFrom: string | null,
  { bytes: head }: FilePart,
  kept: Positions,
): Position | undefined {
  if (rotatedFrom === null || head.length < HEAD) return undefined;
  return [...kept.values()].find(({ name, head: before }) => name === rotatedFrom && begins(head, before));
}

function begins(bytes: Uint8Array, head: Uint8Array): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}

/** Goes on where the last pass ended, if it is the same file still and no shorter; else from its beginning. */
function resumed(known: Position = UNSEEN, { bytes: head, size }: FilePart): Position {
  return size >= known.offset && begins(head, known.head) ? known : UNSEEN;
}

const LINE_FEED = 0x0a;

/** Of the bytes at a position: the messages that are whole, and where the next ones will begin. */
function wholeMessages(bytes: Uint8Array, { offset, withinLine }: Position) {
  const skipped = withinLine ? bytes.indexOf(LINE_FEED) + 1 : 0;
  const complete = withinLine && skipped === 0 ? 0 : completeLength(bytes.subarray(skipped));
  const endless = complete === 0 && bytes.length - skipped === PART;
  const dropped = (withinLine && skipped === 0) || endless;
  if (dropped) return { text: "", offset: offset + bytes.length, withinLine: true };
  const text = new TextDecoder().decode(bytes.subarray(skipped, skipped + complete));
  return { text, offset: offset + skipped + complete, withinLine: false };
}
