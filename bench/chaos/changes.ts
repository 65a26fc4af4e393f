import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { decoded, type Person } from "../http/person";
import type { CallAction } from "../http/server-action";
import { between, pick } from "@/lib/shared/testing/random";
import type { ReadContext } from "./readers";

/** One change that somebody asked for. */
export interface Asked {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  /** What the panel answered; `unanswered` where it was killed meanwhile. */
  readonly answer: string;
}

interface EditedFile {
  readonly name: string;
  readonly address: string;
  readonly review: string;
  readonly apply: string;
  /** A line that can stand anywhere in it and means nothing. */
  readonly comment: string;
}

export const SMB_CONF: EditedFile = {
  name: "smb.conf",
  address: "/api/smb-conf",
  review: "reviewSmbConfAction",
  apply: "applySmbConfAction",
  comment: "# chaos",
};

export const EXPORTS: EditedFile = {
  name: "exports",
  address: "/api/exports/file",
  review: "reviewExportsAction",
  apply: "applyExportsAction",
  comment: "# chaos",
};

const Review = z.object({ refused: z.string().nullable(), warningsDigest: z.string().nullable() });
const Outcome = z.object({ state: z.string(), message: z.string() });

/** What somebody who edits a file asked for, and every text that may stand in it. */
export interface Ledger {
  readonly file: EditedFile;
  readonly asked: Asked[];
  readonly known: Set<string>;
}

export function newLedger(file: EditedFile): Ledger {
  return { file, asked: [], known: new Set() };
}

export interface ChangeContext extends ReadContext {
  readonly call: CallAction;
}

/** Goes on changing a file until told to stop. */
export async function keepChanging(person: Person, ledger: Ledger, context: ChangeContext): Promise<void> {
  for (let turn = 0; !context.stopping.aborted; turn += 1) {
    await changeOnce(person, ledger, context, turn);
    await pause(between(context.random, 300, 2_000));
  }
}

/** Reads, reviews and applies, as the editor does. Returns how it ended. */
export async function changeOnce(
  person: Person,
  ledger: Ledger,
  { call, random, requests }: ChangeContext,
  turn: number,
): Promise<string> {
  const { file } = ledger;
  try {
    const read = await person.get(file.address);
    if (read.status !== 200) return "not read";
    const before = decoded(read);
    const baseTag = z.string().parse(read.headers["x-tag"]);
    const id = randomUUID();
    // The comment's own line is replaced, so that the file does not grow for ever.
    const lines = before.split("\n").filter((line) => !line.startsWith(file.comment));
    const after = `${lines.join("\n").trimEnd()}\n${file.comment} ${String(turn)} ${id}\n`;
    const candidate = new TextEncoder().encode(after);
    const reviewed = await call(person, file.review, { candidate, baseTag });
    if (!reviewed.ok) return note(`${file.name} ${reviewed.error.code}`);
    const review = Review.parse(reviewed.value);
    if (review.refused !== null) return note(`${file.name} refused`);
    ledger.known.add(before).add(after);
    const activation = pick(random, ["reload", "reload", "restart"]);
    const request = { candidate, baseTag, reason: `turn ${String(turn)}`, activation, changeId: id };
    const answer = await call(person, file.apply, { ...request, acknowledged: review.warningsDigest }).then(
      (outcome) => (outcome.ok ? Outcome.parse(outcome.value).state : outcome.error.code),
      () => "unanswered",
    );
    ledger.asked.push({ id, before, after, answer });
    return note(`${file.name} ${answer}`);
  } catch {
    await pause(300);
    return note(`${file.name}, panel away`);
  }

  function note(what: string): string {
    requests.add(what);
    return what;
  }
}
