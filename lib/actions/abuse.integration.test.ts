import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { db } from "@/lib/db/client";
import { entranceOf } from "./registry";
import { actAs } from "./test-request";
import { type AbusedPanel, startAbusedPanel } from "./testing/abused-panel";
import { keptWithin } from "./testing/kept-within";
import { actionFiles, type Door, doorsOf, routeFiles } from "./testing/doors";
import { goodInputs, goodQueries } from "./testing/good-inputs";
import { hostileTexts, WRONG_TYPES } from "./testing/hostile";
import { changedParts, type PanelParts } from "./testing/panel-parts";
import { placesOf, put, valueAt } from "./testing/places";

vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders);

/** Fields that hold any text somebody gives: it is stored, looked for or sent as it is, and nothing reads it as more. */
const ANY_TEXT = [
  /^account\.create name$/u,
  /\.apply reason$/u,
  /^tunnels\.save form\.(?:notes|clientName)$/u,
  /^shares\.draft form\.(?:name|comment|validUsers)$/u,
  /^sessions\.close session\./u,
  /^exports\.draft form\.clients\.0\.(?:was|host)$/u,
  /^tunnels\.set-up-client (?:hostKey|who\.)/u,
  /^shares\.verify credentials\.password$/u,
];
/** Fields that hold a path of the appliance, and may: whoever edits these files could write it by hand. */
const ANY_PATH = [
  /^(?:shares|exports)\.draft form\.path$/u,
  /^tunnels\.save form\.exports\.0\.(?:path|mountPoint)$/u,
];
/** Where a change is kept that met another's, and what a file that was not there is made of. */
const APPLIED = [/^table (?:blob|revision)$/u, /^file appliance\/(?:sysconfig|nfs\.conf\.d|control)\//u];
/** What an action may write that takes a hostile text for the plain text of a field. Every other writes nothing at all. */
const MAY_WRITE: Readonly<Record<string, readonly RegExp[]>> = {
  "account.create": [/^table (?:account|user)$/u],
  "shares.verify": [/^table share_verification$/u],
  "tunnels.save": [
    /^file appliance\/tunnels\/authorized_keys$/u,
    /^table (?:blob|revision|tunnel_profile)$/u,
  ],
  "smb-conf.apply": APPLIED,
  "exports.apply": APPLIED,
  "mountd-pin.apply": APPLIED,
  "nfs-sysconfig.apply": APPLIED,
};
/** What a change of smb.conf writes. */
const REPLAYED = ["file appliance/smb.conf", "table blob", "table revision"];
/** Not hostile to a field that may be empty, or that takes a word. */
const PLAIN = new Set([
  "nothing",
  "blanks",
  "a mark of byte order",
  "the prototype",
  "the constructor",
  "a share of everybody's",
]);

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({ code: z.string(), message: z.string().min(20) }),
  }),
]);

let panel: AbusedPanel;
let doors: readonly Door[];
let parts: PanelParts;
let first: PanelParts;

beforeAll(async () => {
  panel = await startAbusedPanel();
  doors = (await Promise.all([...actionFiles, ...routeFiles].map(doorsOf))).flat();
  await actAs("admin");
  first = parts = await panel.parts();
}, 180_000);
// A session that has just begun: who sits there need not be asked again.
beforeEach(() => actAs("admin"));
afterAll(() => panel.remove());

describe("every action", () => {
  it("refuses what is no value of its fields", async () => {
    for (const [name, input] of inputs()) {
      for (const place of [[], ...placesOf(input)]) {
        for (const [kind, value] of Object.entries(WRONG_TYPES)) {
          const spoilt = put(input, place, value);
          // Taken by the schema: an empty list, an object without fields that matter. Then it is no abuse.
          if (isGood(name, spoilt)) continue;
          const what = `${name}, ${kind} at ${place.join(".")}`;
          const answer = await answerOf(name, spoilt, what);
          expect(answer.ok ? "ok" : answer.error.code, what).toMatch(/^(?:invalid|too-large)$/u);
        }
        await demandUntouched(`${name} at ${place.join(".")}`);
      }
    }
  }, 600_000);

  it("refuses hostile texts, or takes them for the plain text of a field", async () => {
    for (const [name, input] of inputs()) {
      for (const place of placesOf(input).filter((each) => typeof valueAt(input, each) === "string")) {
        const field = `${name} ${place.join(".")}`;
        for (const [kind, text] of Object.entries(hostileTexts(panel.canary))) {
          await sendText(name, put(fresh(input), place, text), { kind, field });
        }
        await demandUntouched(field);
      }
    }
  }, 900_000);

  it("does nothing for the second of two that are the same", async () => {
    const { smbConf } = panel.host.files;
    const read = await panel.host.readFile(smbConf);
    if (!read.ok) throw new Error(read.error.message);
    const candidate = Buffer.concat([read.value.bytes, Buffer.from("# replayed\n")]);
    const request = {
      ...{ candidate: new Uint8Array(candidate), baseTag: read.value.tag, reason: "" },
      ...{ activation: "reload", acknowledged: null, changeId: randomUUID() },
    };
    const both = await Promise.all(
      ["first", "second"].map((which) => answerOf("smb-conf.apply", request, which)),
    );
    const states = both.map((answer) => (answer.ok ? (answer.value as { state: string }).state : "refused"));
    expect(states.sort()).toEqual(["applied", "not-applied"]);
    expect(await answerOf("smb-conf.apply", request, "third")).toMatchObject({
      value: { state: "not-applied", message: expect.stringContaining("was sent before") as string },
    });
    const replayed = await panel.parts();
    expect(changedParts(parts, replayed)).toEqual(REPLAYED);
    parts = replayed;
  });
});

describe("every read", () => {
  it("answers hostile questions with what it knows, or a refusal, and writes nothing", async () => {
    for (const { call } of doors) {
      const entrance = entranceOf(call);
      if (entrance?.kind !== "read") continue;
      const good = goodQueries(panel)[entrance.name] ?? {};
      for (const field of Object.keys(good)) {
        for (const [kind, text] of Object.entries(hostileTexts(panel.canary))) {
          const what = `${entrance.name}, ${kind} at ${field}`;
          // What a path's parameter would be is asked for as one, for the query string's limit is another.
          const answer = await call(new Request(`http://panel.test:8443/?${queryWith(good, field, text)}`));
          expect((answer as Response).status, what).not.toBe(500);
        }
        await demandUntouched(`${entrance.name} at ${field}`);
      }
    }
  }, 300_000);

  it("is in the list of those whose questions are spoilt", () => {
    const reads = doors.flatMap(({ call }) => entranceOf(call) ?? []).filter(({ kind }) => kind === "read");
    for (const { name, definition } of reads) {
      const { input } = definition as { input: z.ZodObject };
      const asked = Object.keys(input.shape);
      expect(Object.keys(goodQueries(panel)[name] ?? {}).sort(), name).toEqual(asked.sort());
    }
  });
});

it("has left everything else on disk and in the database as it was", async () => {
  const writable = Object.values(MAY_WRITE).flat();
  const changed = changedParts(first, await panel.parts()).filter((part) => !REPLAYED.includes(part));
  expect(changed.filter((part) => !writable.some((each) => each.test(part)))).toEqual([]);
});

function queryWith(good: Readonly<Record<string, string>>, field: string, text: string): string {
  // Half of a pair has no form in a query; URLSearchParams writes what a browser would.
  return new URLSearchParams({ ...good, [field]: text }).toString();
}

/** Every action with the inputs that are spoilt; an action without one fails the test. */
function* inputs(): Generator<readonly [string, unknown]> {
  const good = goodInputs(panel);
  for (const { call, where } of doors) {
    const entrance = entranceOf(call);
    if (entrance?.kind !== "action") continue;
    const known = good[entrance.name];
    if (known === undefined) throw new Error(`${where}: give goodInputs an input of ${entrance.name}.`);
    for (const input of known) {
      if (!isGood(entrance.name, input)) throw new Error(`The input of ${entrance.name} is not a good one.`);
      yield [entrance.name, input];
    }
  }
}

/** The same, as a change of its own where it is one. */
function fresh(input: unknown): unknown {
  return typeof input === "object" && input !== null && "changeId" in input
    ? { ...input, changeId: randomUUID() }
    : input;
}

function doorOf(name: string): Door {
  const found = doors.find(({ call }) => entranceOf(call)?.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}

function isGood(name: string, input: unknown): boolean {
  const { definition } = entranceOf(doorOf(name).call) as { definition: { input: z.ZodType } };
  return definition.input.safeParse(input).success;
}

async function answerOf(name: string, input: unknown, what: string) {
  // Longer than the ten minutes for which nobody who changes accounts is asked whether it is still them.
  if (name.startsWith("account.")) await db().session.updateMany({ data: { confirmedAt: new Date() } });
  const answer = Answer.safeParse(await doorOf(name).call(input));
  if (!answer.success) throw new Error(`${what}: the answer is none.`);
  return answer.data;
}

async function demandUntouched(what: string): Promise<void> {
  expect(changedParts(parts, await panel.parts()), what).toEqual([]);
  expect(await panel.hasRun(), what).toBe(false);
}

async function sendText(
  name: string,
  input: unknown,
  { kind, field }: { readonly kind: string; readonly field: string },
): Promise<void> {
  const what = `${field}, ${kind}`;
  const answer = await answerOf(name, input, what);
  if (!answer.ok) {
    expect(answer.error.code, what).not.toBe("unexpected");
    return;
  }
  const may = (list: readonly RegExp[]) => list.some((each) => each.test(field));
  if (!PLAIN.has(kind) && !may(ANY_TEXT)) expect([may(ANY_PATH), what]).toEqual([true, what]);
  await keptWithin(panel, { name, input, value: answer.value }, what);
  expect(await panel.hasRun(), what).toBe(false);
  const after = await panel.parts();
  const writable = MAY_WRITE[name] ?? [];
  expect(
    changedParts(parts, after).filter((part) => !writable.some((each) => each.test(part))),
    what,
  ).toEqual([]);
  parts = after;
}
