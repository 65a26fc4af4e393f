import { setTimeout as pause } from "node:timers/promises";
import { between, pick, type Random } from "@/lib/shared/testing/random";
import type { Tally } from "../chaos/tally";
import type { Answer, Person } from "../http/person";

interface Page {
  readonly page: string;
  /** Fetched when it is opened, and then by itself every so many looks. */
  readonly live: readonly string[];
  readonly every: number;
  /** Fetched when it is opened, and seldom after that. */
  readonly once?: readonly string[];
}

const PAGES: readonly [Page, ...Page[]] = [
  { page: "/dashboard", live: ["/api/dashboard"], every: 2, once: ["/api/dashboard/history"] },
  { page: "/cifs-shares", live: ["/api/shares"], every: 4 },
  { page: "/cifs-shares/config-file", live: ["/api/smb-conf"], every: 8 },
  {
    page: "/smb3-encryption",
    live: ["/api/encryption", "/api/sessions"],
    every: 1,
    once: ["/api/directory"],
  },
  { page: "/share-status", live: ["/api/share-status"], every: 4 },
  { page: "/sessions", live: ["/api/sessions"], every: 1 },
  { page: "/refused-clients", live: ["/api/refusals"], every: 2 },
  { page: "/nfs-exports", live: ["/api/exports"], every: 4, once: ["/api/nfs-ports"] },
  { page: "/nfs-exports/config-file", live: ["/api/exports/file"], every: 8 },
  { page: "/nfs-tunnels", live: ["/api/tunnels"], every: 1, once: ["/api/tunnel-server"] },
  { page: "/history", live: ["/api/revisions"], every: 4 },
  { page: "/audit", live: ["/api/audit"], every: 2 },
];

/** What the shell asks for on every page. */
const EVERYWHERE = "/api/services";
const EVERYWHERE_EVERY = 4;
/** The pages that look most often look so often. */
const LOOK_MS = 2_500;
/** On one page: up to half a minute, a quarter of one on average. */
const MOST_LOOKS = 12;

export interface Measured {
  readonly documents: number[];
  readonly data: number[];
  readonly files: number[];
  /** The same by address, to see which one keeps people waiting. */
  readonly byPath: Map<string, number[]>;
  readonly answers: Tally;
}

export function newMeasured(answers: Tally): Measured {
  return { documents: [], data: [], files: [], byPath: new Map(), answers };
}

interface VisitContext {
  readonly random: Random;
  readonly stopping: AbortSignal;
  readonly measured: Measured;
  /** A file that the same server hands out without looking at anything: the peer. */
  readonly file: string;
}

/** Opens pages and stays a while on each, as people do. */
export async function browse(person: Person, context: VisitContext): Promise<void> {
  const { random, stopping } = context;
  const goesOn = () => !stopping.aborted;
  const rest = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal: stopping }).catch(() => undefined);
  await rest(between(random, 0, 4 * LOOK_MS));
  while (goesOn()) {
    const { page, live, every, once = [] } = pick(random, PAGES);
    await visit(person, page, context);
    await refresh(person, once, context);
    const looks = Math.ceil(between(random, 0, MOST_LOOKS));
    for (let look = 0; look < looks && goesOn(); look += 1) {
      if (look % every === 0) await refresh(person, live, context);
      if (look % EVERYWHERE_EVERY === 0) await refresh(person, [EVERYWHERE], context);
      await rest(between(random, 0.8 * LOOK_MS, 1.2 * LOOK_MS));
    }
  }
}

/** The same without a pause, until so many requests were made. */
export async function browseHard(person: Person, context: VisitContext, requests: number): Promise<void> {
  for (let made = 0; made < requests && !context.stopping.aborted; ) {
    const { page, live, once = [] } = pick(context.random, PAGES);
    await visit(person, page, context);
    await refresh(person, [...live, ...once, EVERYWHERE], context);
    made += live.length + once.length + 3;
  }
}

async function visit(person: Person, page: string, { measured, file }: VisitContext): Promise<void> {
  await take(person, page, measured.documents, measured);
  await take(person, file, measured.files, measured);
}

async function refresh(person: Person, paths: readonly string[], { measured }: VisitContext): Promise<void> {
  await Promise.all(paths.map((path) => take(person, path, measured.data, measured)));
}

async function take(
  person: Person,
  path: string,
  times: number[],
  { answers, byPath }: Measured,
): Promise<void> {
  const answer = await person.get(path).catch((): Answer | null => null);
  if (answer?.status !== 200) {
    answers.add(`${path} ${answer === null ? "not answered" : String(answer.status)}`);
    return;
  }
  answers.add("200");
  times.push(answer.took);
  const alike = byPath.get(path) ?? [];
  alike.push(answer.took);
  byPath.set(path, alike);
}
