import { describe, expect, it } from "vitest";
import { clockWords, timedChapters } from "../demo/_components/talk-times";
import type { DemoFacts } from "../_demo/facts-query";
import { CHAPTERS, placeOf, type Step, STEPS, stepBeside } from "./steps";

const facts = (more: Partial<DemoFacts> = {}): DemoFacts => ({
  preset: "off",
  clients: ["WIN7-FRONTDESK", "WS2012-APP", "MAC-STUDIO", "W11-LAPTOP"].map((name) => ({
    ...{ name, system: "", speaks: "", detail: "" },
    state: "connected",
    isEncrypted: false,
  })),
  tunnels: [],
  verified: null,
  ...more,
});
const encrypted = facts().clients.map((client, index) => ({ ...client, isEncrypted: index > 0 }));
const refused = encrypted.map((client, index) =>
  index === 0 ? { ...client, state: "refused" as const, isEncrypted: null } : client,
);
const laptop = (more: Partial<DemoFacts["tunnels"][number]>): DemoFacts =>
  facts({
    tunnels: [
      {
        ...{ name: "field-laptop", system: "", address: "", detail: "", publicKey: "ssh-ed25519 AAAA" },
        ...{ state: "off", lastRead: null, profile: null },
        ...more,
      },
    ],
  });
const profile = (state: string) => ({ id: "1", state });
const read = { at: "2026-01-01T00:00:00Z", file: "/plan.txt", text: "1." };
const check = (verdict: string) => ({ at: "2026-01-01T00:00:00Z", share: "finance", verdict });

function step(id: string): Step {
  const found = STEPS.find((each) => each.id === id);
  if (!found) throw new Error(`No step ${id}.`);
  return found;
}

describe("the steps", () => {
  it("have names of their own, something to do, and something to say", () => {
    expect(new Set(STEPS.map(({ id }) => id)).size).toBe(STEPS.length);
    for (const { title, text, say, doings } of STEPS) {
      for (const words of [title, text, say]) expect(words.length).toBeGreaterThan(5);
      expect(doings.length, title).toBeGreaterThan(0);
      for (const { css, name } of doings)
        expect(`${css} ${name ?? ""}`, title).not.toMatch(/undefined|[“”‘]/u);
    }
  });

  it("begin on a page, so that a reload anywhere finds the way back", () => {
    for (const { title, doings } of STEPS) expect(doings[0]?.css, title).toMatch(/^nav\[.*a\[href="\//u);
  });

  it("fill ten minutes, and know what comes before and after them", () => {
    expect(STEPS.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(10);
    expect(timedChapters().at(-1)?.steps.at(-1)?.to).toBe(600_000);
    expect(clockWords(245_900)).toBe("4:05");
    expect(placeOf("required")).toEqual({ chapter: 1, step: 4, of: CHAPTERS[0]?.steps.length });
    expect(placeOf("nowhere")).toBeNull();
    expect(stepBeside("roll-back", 1)?.id).toBe("tunnels");
    expect(stepBeside("clear-sessions", -1)).toBeUndefined();
    expect(stepBeside("revoke", 1)).toBeUndefined();
  });

  it.each<[string, DemoFacts, boolean]>([
    ["transition", facts(), false],
    ["transition", facts({ preset: "transition" }), false],
    ["transition", facts({ preset: "transition", clients: encrypted }), true],
    ["required", facts({ preset: "transition" }), false],
    ["required", facts({ preset: "required" }), true],
    ["watch", facts({ preset: "required", clients: encrypted }), false],
    ["watch", facts({ preset: "required", clients: refused }), true],
    ["verify", facts({ verified: check("not-as-promised") }), false],
    ["verify", facts({ verified: check("as-promised") }), true],
    ["roll-back", facts({ preset: "required", clients: refused }), false],
    ["roll-back", facts({ preset: "transition", clients: refused }), false],
    ["roll-back", facts({ preset: "transition", clients: encrypted }), true],
    ["profile", laptop({}), false],
    ["profile", laptop({ profile: profile("no-key") }), true],
    ["key", laptop({ profile: profile("no-key") }), false],
    ["key", laptop({ profile: profile("waiting") }), true],
    ["connect", laptop({ profile: profile("connected") }), false],
    ["connect", laptop({ state: "connected", profile: profile("connected") }), true],
    ["read", laptop({}), false],
    ["read", laptop({ lastRead: read }), true],
    ["revoke", laptop({ state: "connected", profile: profile("revoked") }), false],
    ["revoke", laptop({ state: "refused", profile: profile("revoked") }), true],
  ])("%s is done once it has really happened", (id, now, done) => {
    expect(step(id).isDone?.(now, facts())).toBe(done);
  });

  it("do not take what happened before the step for what it waits for", () => {
    const readBefore = laptop({ lastRead: read });
    expect(step("read").isDone?.(readBefore, readBefore)).toBe(false);
    const before = facts({ verified: check("as-promised") });
    expect(step("verify").isDone?.(before, before)).toBe(false);
  });
});
