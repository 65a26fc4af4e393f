import type { FolderEntry, Host, RunOutcome } from "@/lib/host/host";
import path from "node:path";
import { describeOutcome } from "@/lib/host/outcome";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { readSshdLog, type SshdEvent } from "@/lib/tunnels/live/sshd-log";
import { t } from "@/lib/words/t";

/** Of a log that is longer, its end. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_EVENTS = 20_000;
/** Milliseconds in which the journal is not asked again. */
const JOURNAL_KEPT_FOR = 3_000;

interface Followed {
  readonly identity: string;
  readonly from: number;
  readonly rest: string;
  readonly events: readonly SshdEvent[];
}

interface Journal {
  readonly outcome: RunOutcome;
  /** Null where journalctl did not answer. */
  readonly events: readonly SshdEvent[] | null;
}

interface Kept {
  followed?: Followed;
  journal?: { readonly until: number; readonly told: Promise<Journal> };
}

const kept = new WeakMap<Host, Kept>();

/** What sshd logged of tunnels: what was appended since the last look is read, and added to what was read before. */
export async function readSshdEvents(host: Host): Promise<Result<readonly SshdEvent[]>> {
  const memory = kept.get(host) ?? {};
  kept.set(host, memory);
  const { log } = host.tunnelDoor;
  if (log === null) {
    if (!memory.journal || Date.now() >= memory.journal.until) {
      memory.journal = { until: Date.now() + JOURNAL_KEPT_FOR, told: readJournal(host) };
    }
    const { outcome, events } = await memory.journal.told;
    return events === null ? fail(noJournal(outcome)) : ok(events);
  }
  const folder = await host.listFolder(path.dirname(log));
  if (!folder.ok) return folder.error.code === "missing" ? ok([]) : folder;
  const entry = folder.value.find(({ name }) => name === path.basename(log));
  if (!entry) return ok([]);
  const followed = await follow(host, log, entry, memory.followed);
  if (followed.ok) memory.followed = followed.value;
  return followed.ok ? ok(followed.value.events) : followed;
}

async function follow(
  host: Host,
  file: string,
  { identity, size }: FolderEntry,
  before: Followed | undefined,
): Promise<Result<Followed>> {
  const isSame = before?.identity === identity && before.from <= size;
  const start: Followed = isSame
    ? before
    : { identity, from: Math.max(0, size - MOST_BYTES), rest: "", events: [] };
  if (start.from === size) return ok(start);
  const part = await host.readPart(file, { from: start.from, max: MOST_BYTES });
  if (!part.ok) return part;
  const text = start.rest + Buffer.from(part.value.bytes).toString("utf8");
  const whole = text.lastIndexOf("\n") + 1;
  return ok({
    identity: part.value.identity,
    from: start.from + part.value.bytes.length,
    rest: text.slice(whole),
    events: [...start.events, ...readSshdLog(text.slice(0, whole))].slice(-MOST_EVENTS),
  });
}

async function readJournal(host: Host): Promise<Journal> {
  const units = ["--unit=ssh", "--unit=sshd"];
  const what = ["--since=-24 hours", "--lines=50000", "--output=short-iso", "--no-pager", "--quiet"];
  const outcome = await host.run(["journalctl", ...units, ...what]);
  const isTold = outcome.kind === "exited" && outcome.code === 0;
  return { outcome, events: isTold ? readSshdLog(outcome.stdout).slice(-MOST_EVENTS) : null };
}

function noJournal(outcome: RunOutcome): Failure<"no-log"> {
  const message = t(
    "What sshd logged cannot be read: journalctl did not answer. Open tunnels are shown as far as they are noted; refused ones are not known.",
  );
  return { code: "no-log", message, detail: describeOutcome(outcome) };
}
