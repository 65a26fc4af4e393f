import * as z from "zod";
import type { Host } from "@/lib/host/host";
import { explainRefusal, REASONS } from "@/lib/samba/refusals/explain";
import { ownCheckTeller } from "@/lib/samba/refusals/own-checks";
import { REFUSAL_KINDS, type RefusalKind } from "@/lib/samba/refusals/refusal";
import { createRefusalBook, type RefusalRow } from "@/lib/samba/refusals/refusal-book";
import { dialectLabel } from "@/lib/samba/dialect-label";
import { ofProcess } from "@/lib/shared/of-process";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { fail, ok, type Result } from "@/lib/shared/result";
import { demoClientNames } from "@/lib/use-cases/demo-client-names";
import { createLogFollower } from "@/lib/use-cases/log-follower";
import { logNotices, type LogNotice } from "@/lib/use-cases/log-notices";
import { type LogSettings, logSettings } from "@/lib/use-cases/log-settings";
import { ownChecksAround } from "@/lib/use-cases/note-own-check";
import { t } from "@/lib/words/t";

/** What to show; everything has a default, so that any address opens. */
export const RefusalQuery = z.object({
  q: z.string().max(200).catch("").default(""),
  /** Those at this share, and those of clients refused before they named one. */
  share: z.string().max(255).catch("").default(""),
  client: z.string().max(255).catch("").default(""),
  kind: z
    .enum([...REFUSAL_KINDS, ""])
    .catch("")
    .default(""),
  /** ISO 8601: those that happened then or later. */
  since: z.iso.datetime({ offset: true }).or(z.literal("")).catch("").default(""),
  /** `show`: the refusals of the panel's own checks as well. */
  own: z.literal("show").or(z.literal("")).catch("").default(""),
  limit: z.coerce.number().int().min(1).max(500).catch(500).default(500),
});

export type RefusalQuery = z.output<typeof RefusalQuery>;

/** Refusals of one client for one reason, close upon each other, for a person. */
export interface Refusal {
  readonly id: string;
  /** ISO 8601: the latest of them, and the first. */
  readonly at: string;
  readonly first: string;
  readonly times: number;
  readonly client: string | null;
  /** Name of the demo client that it was. */
  readonly demo: string | null;
  /** It was no client but a check of the panel's own. */
  readonly ownCheck: boolean;
  /** What the client calls itself. */
  readonly workstation: string | null;
  /** "SMB 2.1" */
  readonly dialect: string | null;
  readonly kind: RefusalKind;
  /** `kind` in a few words. */
  readonly reason: string;
  readonly share: string | null;
  readonly user: string | null;
  readonly why: string;
  readonly onClient: string | null;
  readonly onServer: string | null;
  /** The latest one's lines of the log. */
  readonly raw: string;
}

export interface RefusalList {
  /** Newest first, at most as many as asked for. */
  readonly refusals: readonly Refusal[];
  /** Rows that fit the question, and all there are; those of the panel's own checks only where they were asked for. */
  readonly matching: number;
  readonly total: number;
  /** Rows of the panel's own checks that fit the question, shown or not: nobody was refused there. */
  readonly ownChecks: number;
  /** ISO 8601 of the oldest message that was read; null where nothing was. */
  readonly reachesBack: string | null;
  /** `log file`, as smb.conf has it. */
  readonly logFile: string;
  readonly notices: readonly LogNotice[];
}

/** Who was refused by this appliance's smbd, from its log; only what is new in it is read. */
export async function readRefusals(host: Host, query: RefusalQuery): Promise<Result<RefusalList>> {
  const settings = await logSettings(host);
  if (!settings.ok) return settings;
  const read = await oneAtATime(`refusals of ${host.name}`, () => followLog(host, settings.value));
  if (!read.ok) return read;
  const watch = read.value;
  const names = demoClientNames(host);
  const asked = (row: RefusalRow) => query.own === "show" || !row.ownCheck;
  const told = watch.book.rows().filter((row) => !wentOnAsGuest(row, settings.value));
  const fitting = told.filter((row) => fits(row, query, names));
  const matching = fitting.filter(asked);
  const reachesBack = watch.follower.reachesBack();
  return ok({
    refusals: matching.slice(0, query.limit).map((row) => inWords(row, names)),
    matching: matching.length,
    total: told.filter(asked).length,
    ownChecks: fitting.filter(({ ownCheck }) => ownCheck).length,
    reachesBack: reachesBack === null ? null : new Date(reachesBack).toISOString(),
    logFile: settings.value.logFile,
    notices: logNotices(settings.value, watch),
  });
}

/** What is remembered of one appliance's log. */
interface Watch {
  readonly logFile: string;
  readonly follower: ReturnType<typeof createLogFollower>;
  readonly book: ReturnType<typeof createRefusalBook>;
  readAt: number;
  behind: number;
  closed: number;
}

const watches = ofProcess("watches of refusals", () => new WeakMap<Host, Watch>());

const MOST_ROWS = 5_000;

/** Several people look at once: what was read this long ago serves them all, milliseconds. */
const FRESH = 1_000;

/** A long log is read pass by pass; one request waits this long for it, milliseconds. */
const PATIENCE = 1_500;

async function followLog(host: Host, settings: LogSettings): Promise<Result<Watch>> {
  const known = watches.get(host);
  const watch = known?.logFile === settings.logFile ? known : newWatch(host, settings);
  watches.set(host, watch);
  const began = Date.now();
  if (!settings.toFiles || began - watch.readAt < FRESH) return ok(watch);
  do {
    const passed = await watch.follower.pass();
    if (!passed.ok) return fail(unreadable(settings, passed.error));
    const isOwnCheck = ownCheckTeller(await ownChecksAround(host, passed.value.facts));
    for (const facts of passed.value.facts) watch.book.add(facts, isOwnCheck(facts));
    watch.behind = passed.value.behind;
    watch.closed = passed.value.closed;
  } while (watch.behind > 0 && Date.now() - began < PATIENCE);
  watch.readAt = Date.now();
  return ok(watch);
}

function newWatch(host: Host, settings: LogSettings): Watch {
  return {
    logFile: settings.logFile,
    follower: createLogFollower(host, settings),
    book: createRefusalBook(MOST_ROWS),
    readAt: 0,
    behind: 0,
    closed: 0,
  };
}

function unreadable({ pattern, logFile }: LogSettings, error: { code: string; message: string }) {
  if (error.code !== "missing") return error;
  return {
    code: "missing",
    message: t(
      "There is no folder {folder}, where Samba should log by `log file = {logFile}`. Create it, or correct the line in Edit Config File; nothing is logged until then.",
      { folder: pattern.folder, logFile },
    ),
  };
}

function wentOnAsGuest({ kind }: RefusalRow, { guestInstead }: LogSettings): boolean {
  return (kind === "unknown-user" || kind === "wrong-password") && guestInstead.has(kind);
}

function fits(row: RefusalRow, query: RefusalQuery, names: ReadonlyMap<string, string>): boolean {
  const { q, share, client, kind, since } = query;
  if (kind !== "" && row.kind !== kind) return false;
  if (share !== "" && row.share !== null && row.share.toLowerCase() !== share.toLowerCase()) return false;
  if (client !== "" && row.client?.toLowerCase() !== client.toLowerCase()) return false;
  if (since !== "" && row.at < Date.parse(since)) return false;
  const demo = names.get(row.client ?? "");
  const shown = [
    row.client,
    demo,
    row.workstation,
    row.share,
    row.user,
    t(REASONS[row.kind]),
    label(row.dialect),
  ];
  const text = shown.join("\n").toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function inWords(row: RefusalRow, names: ReadonlyMap<string, string>): Refusal {
  const { id, times, client, ownCheck, workstation, kind, share, user, raw } = row;
  return {
    ...{ id, times, client, ownCheck, workstation, kind, share, user, raw },
    at: new Date(row.at).toISOString(),
    first: new Date(row.first).toISOString(),
    demo: names.get(client ?? "") ?? null,
    dialect: label(row.dialect),
    reason: t(REASONS[kind]),
    ...explainRefusal(row),
  };
}

function label(dialect: string | null): string | null {
  return dialect === null ? null : dialectLabel(dialect);
}
