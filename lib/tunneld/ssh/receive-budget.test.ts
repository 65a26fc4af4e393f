import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BudgetSizes,
  createReceiveBudget,
  RECEIVE_BUDGET,
  type Share,
} from "@/lib/tunneld/ssh/receive-budget";

const sizes: BudgetSizes = { total: 10_000, least: 100, first: 400, most: 4_000 };

describe("the budget of what servers may send ahead", () => {
  it("lets one connection that is read quickly grow to the most", () => {
    const budget = createReceiveBudget(sizes);
    const share = budget.claim();
    let window = share.window;
    expect(window).toBe(400);
    for (let turn = 0; turn < 10; turn += 1) window += share.passedOn(window) - window;
    expect(window).toBe(4_000);
    share.release();
    expect(budget.outstanding()).toBe(0);
  });

  it("never lets more come than it has, however many there are and whatever they do", () => {
    const step = fc.record({
      who: fc.nat({ max: 40 }),
      what: fc.constantFrom("claim", "read", "release"),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const budget = createReceiveBudget(sizes);
        const shares: { share: Share; window: number }[] = [];
        for (const { who, what, part } of steps) {
          const one = shares[who % Math.max(1, shares.length)];
          if (what === "claim") {
            const share = budget.claim();
            expect(share.window).toBeGreaterThanOrEqual(sizes.least);
            shares.push({ share, window: share.window });
          } else if (one !== undefined && what === "read") {
            const bytes = Math.floor(one.window * part);
            one.window += one.share.passedOn(bytes) - bytes;
            // A reader that takes everything always gets more.
            if (part === 1) expect(one.window).toBeGreaterThan(0);
          } else if (one !== undefined) {
            one.share.release();
            one.share.release();
            shares.splice(shares.indexOf(one), 1);
          }
          const sum = shares.reduce((all, { window }) => all + window, 0);
          expect(budget.outstanding()).toBe(sum);
          expect(sum).toBeLessThanOrEqual(sizes.total + shares.length * sizes.least);
        }
      }),
    );
  });

  it("is as large as 200 connections at once may need, and no larger", () => {
    expect(RECEIVE_BUDGET.total + 200 * RECEIVE_BUDGET.least).toBeLessThan(40 * 1024 * 1024);
  });
});
