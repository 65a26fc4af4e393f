import { setTimeout as pause } from "node:timers/promises";
import { between, oneOf, type Random } from "../chaos/random";
import type { Tally } from "../chaos/tally";
import type { Answer, Person } from "../http/person";

type Visit = readonly [page: string, ...data: string[]];

/** The pages, and what each fetches when it is opened and then, by itself, about every ten seconds. */
const PAGES: readonly [Visit, ...Visit[]] = [
  ["/cifs-shares", "/api/shares"],
  ["/cifs-shares/config-file", "/api/smb-conf"],
  ["/smb3-encryption", "/api/encryption", "/api/directory"],
  ["/share-status", "/api/share-status"],
  ["/sessions", "/api/sessions"],
  ["/refused-clients", "/api/refusals"],
  ["/nfs-exports", "/api/exports", "/api/nfs-ports"],
  ["/nfs-exports/config-file", "/api/exports/file"],
  ["/nfs-tunnels", "/api/tunnels", "/api/tunnel-server"],
  ["/history", "/api/revisions"],
  ["/audit", "/api/audit"],
];

/** What the shell asks for on every page. */
const EVERYWHERE = "/api/services";
const TURN_MS = 10_000;
/** Of so many turns on a page one leads to another. */
const TURNS_A_PAGE = 3;

export interface Measured {
  readonly documents: number[];
  readonly data: number[];
  readonly files: number[];
  readonly answers: Tally;
}

export function newMeasured(answers: Tally): Measured {
  return { documents: [], data: [], files: [], answers };
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
  await pause(between(random, 0, TURN_MS), undefined, { signal: stopping }).catch(() => undefined);
  while (goesOn()) {
    const [page, ...data] = oneOf(random, PAGES);
    const turns = Math.ceil(between(random, 0, 2 * TURNS_A_PAGE));
    for (let turn = 0; turn < turns && goesOn(); turn += 1) {
      if (turn === 0) await visit(person, page, context);
      await refresh(person, [...data, EVERYWHERE], context);
      await pause(between(random, 0.5 * TURN_MS, 1.5 * TURN_MS), undefined, { signal: stopping }).catch(
        () => undefined,
      );
    }
  }
}

/** The same without a pause, until so many requests were made. */
export async function browseHard(person: Person, context: VisitContext, requests: number): Promise<void> {
  for (let made = 0; made < requests && !context.stopping.aborted; ) {
    const [page, ...data] = oneOf(context.random, PAGES);
    await visit(person, page, context);
    await refresh(person, [...data, EVERYWHERE], context);
    made += data.length + 3;
  }
}

async function visit(person: Person, page: string, { measured, file }: VisitContext): Promise<void> {
  await take(person, page, measured.documents, measured);
  await take(person, file, measured.files, measured);
}

async function refresh(person: Person, paths: readonly string[], { measured }: VisitContext): Promise<void> {
  await Promise.all(paths.map((path) => take(person, path, measured.data, measured)));
}

async function take(person: Person, path: string, times: number[], { answers }: Measured): Promise<void> {
  const answer = await person.get(path).catch((): Answer | null => null);
  if (answer?.status !== 200) {
    answers.add(`${path} ${answer === null ? "not answered" : String(answer.status)}`);
    return;
  }
  answers.add("200");
  times.push(answer.took);
}
