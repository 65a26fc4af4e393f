import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { db } from "@/lib/db/client";
import { entranceOf } from "./registry";
import { actAs } from "./test-request";
import { type AbusedPanel, startAbusedPanel } from "./testing/abused-panel";
import { ANY_PATH, ANY_TEXT, MAY_WRITE, PLAIN } from "./testing/allowed-texts";
import { keptWithin } from "./testing/kept-within";
import { actionFiles, type Door, doorsOf, routeFiles } from "./testing/doors";
import { goodInputs, goodProfile, goodQueries } from "./testing/good-inputs";
import { hostileTexts, unknownKeys, WRONG_TYPES } from "./testing/hostile";
import { changedParts, type PanelParts } from "./testing/panel-parts";
import { isPlainObject, placesOf, put, valueAt } from "./testing/places";

vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders);

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
/** Hostile texts that an action took where none may stand. */
const taken: string[] = [];

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
      const kinds = Object.entries(WRONG_TYPES);
      let sent = 0;
      for (const place of [[], ...placesOf(input)]) {
        // Taken by the schema: an empty list, an object without fields that matter. Then it is no abuse.
        const refused = kinds.filter(([, value]) => !isGood(name, put(input, place, value)));
        // What the schema refuses the gate refuses, whatever it is: another of them at each place goes through the gate.
        const [kind = "", value] = refused[sent++ % refused.length] ?? [];
        if (kind === "") continue;
        const what = `${name}, ${kind} at ${place.join(".")}`;
        const answer = await answerOf(name, put(input, place, value), what);
        expect(answer.ok ? "ok" : answer.error.code, what).toMatch(/^(?:invalid|too-large)$/u);
      }
      await demandUntouched(name);
    }
  }, 600_000);

  it("refuses hostile texts in any place, or takes them for the plain text of a field", async () => {
    const texts = Object.entries(hostileTexts(panel.canary));
    taken.length = 0;
    for (const [name, input] of inputs()) {
      let sent = 0;
      for (const place of [[], ...placesOf(input)]) {
        const field = `${name} ${place.join(".")}`;
        // Each that the schema takes goes through the gate, and another of the refused at each place.
        const refused = texts.filter(([, text]) => !isGood(name, put(input, place, text)));
        const one = refused[sent++ % refused.length]?.[0];
        const chosen = texts.filter((each) => !refused.includes(each) || each[0] === one);
        for (const [kind, text] of chosen) {
          await sendText(name, put(fresh(input), place, text), { kind, field });
        }
      }
      await demandAllowed(name);
    }
    expect(taken).toEqual([]);
  }, 900_000);

  it("knows nothing of fields that no form has, and looks into none that is deep", async () => {
    for (const [name, input] of inputs()) {
      for (const place of [[], ...placesOf(input)]) {
        const part = valueAt(input, place);
        if (!isPlainObject(part)) continue;
        const spoilt = put(input, place, { ...part, ...unknownKeys() });
        // Left out, or refused: never taken along.
        if (isGood(name, spoilt)) expect(parsedOf(name, spoilt), name).toEqual(parsedOf(name, input));
        const deep = put(input, place, { ...part, more: WRONG_TYPES["a deep object"] });
        expect(await answerOf(name, deep, name), name).toMatchObject({ error: { code: "too-large" } });
      }
      await demandUntouched(name);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  }, 300_000);
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
      }
      await demandUntouched(entrance.name);
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
  const changed = changedParts(first, await panel.parts());
  expect(changed.filter((part) => !writable.some((each) => each.test(part)))).toEqual([]);
});

describe("of two requests that are the same", () => {
  it("a change is made once, and the second is told so", async () => {
    const { smbConf, exports } = panel.host.files;
    for (const [name, path] of [
      ["smb-conf.apply", smbConf],
      ["exports.apply", exports],
    ] as const) {
      const read = await panel.host.readFile(path);
      if (!read.ok) throw new Error(read.error.message);
      const candidate = Buffer.concat([read.value.bytes, Buffer.from("# sent twice\n")]);
      const request = {
        ...{ candidate: new Uint8Array(candidate), baseTag: read.value.tag, reason: "" },
        ...{ activation: "reload", acknowledged: null, changeId: randomUUID() },
      };
      const both = await Promise.all(["first", "second"].map((which) => answerOf(name, request, which)));
      const states = both.map((answer) =>
        answer.ok ? (answer.value as { state: string }).state : "refused",
      );
      expect(states.sort(), name).toEqual(["applied", "not-applied"]);
      const applied = await panel.parts();
      // The same once more, and put back from history under the same id.
      for (const again of [request, { ...request, restores: randomUUID() }]) {
        expect(await answerOf(name, again, "third"), name).toMatchObject({
          value: { state: "not-applied", message: expect.stringContaining("was sent before") as string },
        });
      }
      expect(changedParts(applied, await panel.parts()), name).toEqual([]);
    }
  }, 120_000);

  it("an account and a tunnel are made once, and the second is told why not", async () => {
    const [account] = goodInputs(panel)["account.create"] ?? [];
    const tunnel = { id: null, form: { ...goodProfile(), clientName: "twice", publicKey: "" } };
    for (const [name, request] of [
      ["account.create", { ...(account as object), username: "twice" }],
      ["tunnels.save", { ...tunnel, form: { ...tunnel.form, localNfsPort: 260, localMountPort: 261 } }],
    ] as const) {
      expect((await answerOf(name, request, name)).ok, name).toBe(true);
      const made = await panel.parts();
      const again = await answerOf(name, request, name);
      expect(again.ok, `${name}: ${JSON.stringify(again)}`).toBe(false);
      expect(changedParts(made, await panel.parts()), name).toEqual([]);
    }
  });
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
    if (entrance?.kind !== "action" && entrance?.kind !== "public-action") continue;
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
  const { call } = doorOf(name);
  // How often somebody may try is limited, and what is tried here is what comes behind that.
  if (isPublic(name)) await db().rateLimit.deleteMany();
  const given = isPublic(name) ? { ok: false, error: await call(null, formOf(input)) } : await call(input);
  const answer = Answer.safeParse(given);
  if (!answer.success) throw new Error(`${what}: the answer is none.`);
  return answer.data;
}

function isPublic(name: string): boolean {
  return entranceOf(doorOf(name).call)?.kind === "public-action";
}

/** What a form sends: texts alone. Whoever calls the action without one may send anything. */
function formOf(input: unknown): unknown {
  const fields = isPlainObject(input) ? Object.entries(input) : [];
  const texts = fields.filter((field): field is [string, string] => typeof field[1] === "string");
  if (fields.length === 0 || texts.length < fields.length) return input;
  const form = new FormData();
  for (const [name, text] of texts) form.set(name, text);
  return form;
}

function parsedOf(name: string, input: unknown): unknown {
  const { definition } = entranceOf(doorOf(name).call) as { definition: { input: z.ZodType } };
  return definition.input.parse(input);
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
  if (!PLAIN.has(kind) && !may(ANY_TEXT) && !may(ANY_PATH)) taken.push(what);
  await keptWithin(panel, { name, input, value: answer.value }, what);
}

/** Nothing was written but what this action may write for a text that it takes. */
async function demandAllowed(name: string): Promise<void> {
  const after = await panel.parts();
  const writable = MAY_WRITE[name] ?? [];
  const changed = changedParts(parts, after);
  expect(
    changed.filter((part) => !writable.some((each) => each.test(part))),
    name,
  ).toEqual([]);
  expect(await panel.hasRun(), name).toBe(false);
  parts = after;
}
