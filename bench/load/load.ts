import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import bringUpPanel from "../../e2e/bring-up-panel";
import { adminPassword, helpdeskPassword, panelDataDir, panelUrl } from "../../e2e/panel-under-test";
import { type ChangeContext, EXPORTS, keepChanging, newLedger, SMB_CONF } from "../chaos/changes";
import { randomFrom } from "@/lib/shared/testing/random";
import { Tally } from "../chaos/tally";
import { findVictims } from "../chaos/victims";
import { decoded, type Person, signedIn } from "../http/person";
import { serverActions } from "../http/server-action";
import { median, milliseconds, percentile, type Row } from "../row";
import { FEWEST_REQUESTS, type MemoryTrend, watchMemory } from "./memory";
import { browse, browseHard, type Measured, newMeasured } from "./visits";

const READ_MS = 500;
/** Megabytes for 10,000 requests: an hour of a hundred people makes about 90,000. */
const STEADY = 3;
const WARM_UP_MS = 20_000;
/** As many at once as keep the panel busy all the time. */
const HARD = 6;
const SIGN_IN_AT_ONCE = 5;
const ADMIN = { username: "admin", password: adminPassword };
const HELPDESK = { username: "helpdesk", password: helpdeskPassword };
/** How an apply may end where ten people change two files at once. */
const FAIR = /^(?:smb\.conf|exports) (?:applied|conflict|not-applied)$/;

interface LoadOptions {
  readonly people: number;
  readonly appliers: number;
  readonly minutes: number;
  readonly requests: number;
  readonly tell: (line: string) => void;
}

export async function load(options: LoadOptions): Promise<readonly Row[]> {
  const close = await bringUpPanel();
  try {
    const url = panelUrl();
    const browsers = await signInAll(url, options.people, "127.0.2", (number) =>
      number % 2 === 0 ? ADMIN : HELPDESK,
    );
    const appliers = await signInAll(url, options.appliers, "127.0.3", () => ADMIN);
    const file = await staticFile(browsers[0]);
    options.tell(`${String(browsers.length + appliers.length)} people are signed in.`);
    const pid = await findVictims(panelDataDir()).panel();
    if (pid === null) throw new Error("The panel does not run.");
    const together = await browseAndApply(browsers, appliers, { ...options, file });
    for (const note of together.notes) options.tell(note);
    const memory = await hard(browsers.slice(0, HARD), { pid, file, requests: options.requests });
    for (const person of [...browsers, ...appliers]) person.leave();
    options.tell(memoryWords(memory));
    return [...together.rows, ...(memory.trend === null ? [] : [memoryRow(memory.trend)])];
  } finally {
    await close();
  }
}

async function signInAll(
  url: string,
  count: number,
  network: string,
  accountOf: (number: number) => { readonly username: string; readonly password: string },
): Promise<readonly Person[]> {
  const people: Person[] = [];
  while (people.length < count) {
    const few = Array.from({ length: Math.min(SIGN_IN_AT_ONCE, count - people.length) }, (_, at) => {
      const number = people.length + at + 1;
      return signedIn(url, `${network}.${String(number)}`, accountOf(number));
    });
    people.push(...(await Promise.all(few)));
  }
  return people;
}

/** One of the panel's own scripts, which Next hands out as it lies on the disk. */
async function staticFile(person: Person | undefined): Promise<string> {
  const page = person === undefined ? "" : decoded(await person.get("/cifs-shares"));
  const found = /\/_next\/static\/[\w./-]+\.js/.exec(page)?.[0];
  if (found === undefined) throw new Error("The page names no script.");
  return found;
}

async function browseAndApply(
  browsers: readonly Person[],
  appliers: readonly Person[],
  { minutes, file }: LoadOptions & { readonly file: string },
) {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const answers = new Tally();
  const changes = new Tally();
  const measured = newMeasured(answers);
  const work = browsers.map((person, at) =>
    browse(person, { random: randomFrom(at), stopping: stopping.signal, measured, file }),
  );
  const call = serverActions();
  const ledgers = [newLedger(SMB_CONF), newLedger(EXPORTS)] as const;
  const applying = appliers.map((person, at) => {
    const context: ChangeContext = {
      random: randomFrom(1_000 + at),
      stopping: stopping.signal,
      requests: changes,
      broken: () => undefined,
      call,
    };
    return keepChanging(person, ledgers[at % 2 === 0 ? 0 : 1], context);
  });
  await pause(WARM_UP_MS);
  for (const times of [measured.documents, measured.data, measured.files, ...measured.byPath.values()]) {
    times.length = 0;
  }
  await pause(minutes * 60_000);
  stopping.abort();
  await Promise.all([...work, ...applying]);
  const wrong = answers.total() - answers.of("200");
  const unfair = changes.names().filter((name) => !FAIR.test(name));
  return {
    rows: [
      readRow("pages", measured.documents, measured.files),
      readRow("their data", measured.data, measured.files),
      errorRow(wrong + unfair.reduce((sum, name) => sum + changes.of(name), 0), answers, changes),
    ],
    notes: [
      `Reads: ${answers.words()}. Changes: ${changes.words()}.`,
      spread("Pages", measured.documents),
      spread("Their data", measured.data),
      spread("A script of the same server", measured.files),
      ...slowest(measured.byPath),
    ],
  };
}

async function hard(
  people: readonly Person[],
  { pid, file, requests }: { readonly pid: number; readonly file: string; readonly requests: number },
): Promise<HardVisits> {
  const measured = newMeasured(new Tally());
  const stopping = new AbortController();
  const end = watchMemory(pid, () => measured.answers.total());
  await Promise.all(
    people.map((person, at) =>
      browseHard(
        person,
        { random: randomFrom(5_000 + at), stopping: stopping.signal, measured, file },
        requests / people.length,
      ),
    ),
  );
  return { trend: await end(), measured };
}

/** What pages without a pause did to the panel's memory. */
interface HardVisits {
  /** Null: too short for one. */
  readonly trend: MemoryTrend | null;
  readonly measured: Measured;
}

function readRow(name: string, times: readonly number[], files: readonly number[]): Row {
  const [time, peer] = [percentile(times, 0.95), percentile(files, 0.95)];
  return {
    name: `100 people browse and 10 apply, ${name}: p95`,
    ours: `${milliseconds(time)} (median ${milliseconds(median(times))})`,
    peer: `a script of the same server: ${milliseconds(peer)}`,
    ratio: time / peer,
    target: `< ${String(READ_MS)} ms`,
    met: time < READ_MS,
  };
}

function errorRow(count: number, answers: Tally, changes: Tally): Row {
  const total = answers.total() + changes.total();
  return {
    name: "the same, errors",
    ours: String(count),
    peer: `requests: ${String(total)}`,
    ratio: count / total,
    target: "0",
    met: count === 0,
  };
}

function memoryRow({ slope, first }: MemoryTrend): Row {
  return {
    name: "memory, for 10,000 requests",
    ours: `${slope.toFixed(2)} MB`,
    peer: `what it holds: ${first.toFixed(0)} MB`,
    ratio: slope / first,
    target: `≤ ${String(STEADY)} MB`,
    met: slope <= STEADY,
  };
}

function memoryWords({ trend, measured }: HardVisits): string {
  if (trend === null) {
    const made = String(measured.answers.total());
    return `Memory: its trend is not told below ${String(FEWEST_REQUESTS)} requests after the first part of the run; ${made} were made in all (--requests).`;
  }
  const { first, last, requests } = trend;
  return `Memory: from ${first.toFixed(0)} to ${last.toFixed(0)} MB over ${String(requests)} requests without a pause (${measured.answers.words()}).`;
}

const SLOWEST = 6;

function slowest(byPath: ReadonlyMap<string, readonly number[]>): readonly string[] {
  return [...byPath]
    .toSorted(([, one], [, other]) => percentile(other, 0.95) - percentile(one, 0.95))
    .slice(0, SLOWEST)
    .map(([path, times]) => `  ${spread(path, times)}`);
}

function spread(name: string, times: readonly number[]): string {
  const at = (share: number) => milliseconds(percentile(times, share));
  return `${name}: ${String(times.length)}, p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)}.`;
}
