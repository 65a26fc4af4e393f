import { describe, expect, it } from "vitest";
import { type OwnCheck, ownCheckTeller } from "./own-checks";
import type { RefusalFacts } from "./refusal";

const BEGAN = Date.UTC(2026, 10, 23, 12, 0, 0) + 250;

const check: OwnCheck = {
  from: BEGAN,
  until: BEGAN + 100,
  address: "127.0.0.1",
  workstation: "INFLIGHT-VERIFY",
  lowest: "SMB2_02",
  highest: "SMB2_10",
  share: "Finance",
};

const refusal: RefusalFacts = {
  kind: "share-encryption",
  at: BEGAN + 50,
  client: "127.0.0.1",
  workstation: null,
  dialect: "SMB2_10",
  share: "finance",
  user: null,
  detail: null,
  raw: "",
};

const told = (facts: Partial<RefusalFacts>, own: Partial<OwnCheck> = {}) =>
  ownCheckTeller([{ ...check, ...own }])({ ...refusal, ...facts });

describe("the panel's own check", () => {
  it.each<[string, Partial<RefusalFacts>, Partial<OwnCheck>]>([
    ["all that is told fits", {}, {}],
    ["nothing is told but the time", { client: null, dialect: null, share: null }, {}],
    ["it names itself", { workstation: "inflight-verify" }, {}],
    ["the log is named after what it calls itself", { client: "inflight-verify" }, {}],
    ["the log is a little late", { at: BEGAN + 500 }, {}],
    ["the log has whole seconds", { at: BEGAN - 250 }, {}],
    ["it runs still", { at: BEGAN + 5_000 }, { until: null }],
    [
      "it is a negotiation",
      { share: null, dialect: "NT1" },
      { lowest: "NT1", highest: "SMB3_11", share: null, workstation: null },
    ],
  ])("is known where %s", (_, facts, own) => {
    expect(told(facts, own)).toBe(true);
  });

  it.each<[string, Partial<RefusalFacts>, Partial<OwnCheck>]>([
    ["another address", { client: "10.0.0.9" }, {}],
    ["another address that uses its name", { client: "10.0.0.9", workstation: "INFLIGHT-VERIFY" }, {}],
    ["another name from its address", { workstation: "WIN7" }, {}],
    ["another share", { share: "public" }, {}],
    ["a version it does not offer", { dialect: "SMB3_11" }, {}],
    ["a version nobody knows", { dialect: "0x0222" }, {}],
    ["a time before it", { at: BEGAN - 1 }, {}],
    ["a time after it", { at: BEGAN + 601 }, {}],
    ["a time long after one that never ended", { at: BEGAN + 60_000 }, { until: null }],
    ["a name where it names nobody", { workstation: "INFLIGHT-VERIFY" }, { workstation: null }],
    ["a share where it asked for none", {}, { share: null }],
  ])("is not taken for %s", (_, facts, own) => {
    expect(told(facts, own)).toBe(false);
  });

  it("is found among thousands without looking at each", () => {
    const many = Array.from({ length: 2_000 }, (_, n) => ({
      ...check,
      from: BEGAN + n * 60_000,
      until: BEGAN + n * 60_000 + 100,
    }));
    const isOwn = ownCheckTeller(many);
    const began = performance.now();
    let own = 0;
    for (let n = 0; n < 200_000; n += 1) if (isOwn({ ...refusal, at: BEGAN + 50 + n * 1_000 })) own += 1;
    expect(own).toBe(2_000);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("does not last for ever because a clock was set", () => {
    expect(told({ at: BEGAN + 3_600_000 }, { until: BEGAN + 86_400_000 })).toBe(false);
  });
});
