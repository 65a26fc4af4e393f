import { describe, expect, it } from "vitest";
import type { RefusalFacts } from "./refusal";
import { createRefusalBook } from "./refusal-book";

const MINUTE = 60_000;

function refused(at: number, more: Partial<RefusalFacts> = {}): RefusalFacts {
  const nothing = { workstation: null, share: null, user: null, detail: null };
  return {
    kind: "session-encryption",
    at,
    client: "10.1.1.1",
    dialect: "SMB2_10",
    raw: `at ${at}`,
    ...nothing,
    ...more,
  };
}

describe("a book of refusals", () => {
  it("makes one row of a client that tries again and again", () => {
    const book = createRefusalBook(100);
    for (let minute = 0; minute < 10; minute += 1) book.add(refused(minute * MINUTE));
    expect(book.rows()).toMatchObject([{ times: 10, first: 0, at: 9 * MINUTE, raw: `at ${9 * MINUTE}` }]);
    book.add(refused(20 * MINUTE));
    expect(book.rows()).toMatchObject([{ times: 1, at: 20 * MINUTE }, { times: 10 }]);
  });

  it("keeps clients, reasons, shares and users apart", () => {
    const book = createRefusalBook(100);
    book.add(refused(0));
    book.add(refused(1, { client: "10.1.1.2" }));
    book.add(refused(2, { client: null }));
    book.add(refused(3, { kind: "wrong-password", user: "bob" }));
    book.add(refused(4, { kind: "wrong-password", user: "alice" }));
    book.add(refused(5, { kind: "share-encryption", share: "a" }));
    book.add(refused(6, { kind: "share-encryption", share: "A" }));
    expect(book.rows().map(({ times }) => times)).toEqual([2, 1, 1, 1, 1, 1]);
  });

  it("keeps a row's id over refreshes, and gives the same one to a book made anew", () => {
    const [first, second] = [createRefusalBook(100), createRefusalBook(100)];
    for (const book of [first, second]) book.add(refused(7));
    const [before] = first.rows();
    first.add(refused(8));
    expect(first.rows()[0]?.id).toBe(before?.id);
    expect(second.rows()[0]?.id).toBe(before?.id);
  });

  it("counts what it learns late", () => {
    const book = createRefusalBook(100);
    book.add(refused(10 * MINUTE));
    book.add(refused(8 * MINUTE));
    expect(book.rows()).toMatchObject([
      { times: 2, first: 8 * MINUTE, at: 10 * MINUTE, raw: `at ${10 * MINUTE}` },
    ]);
  });

  it("tells a share that is switched off once, though smbd goes on to say that there is none of that name", () => {
    const book = createRefusalBook(100);
    const off = { share: "Off", dialect: null };
    book.add(refused(1_000, { ...off, kind: "share-unavailable" }));
    book.add(refused(1_001, { ...off, kind: "no-such-share" }));
    book.add(refused(1_001, { ...off, kind: "no-such-share", client: "10.1.1.2" }));
    book.add(refused(9_000, { ...off, kind: "no-such-share" }));
    expect(book.rows().map(({ kind, client, at }) => [kind, client, at])).toEqual([
      ["no-such-share", "10.1.1.1", 9_000],
      ["no-such-share", "10.1.1.2", 1_001],
      ["share-unavailable", "10.1.1.1", 1_000],
    ]);
  });

  it("forgets the oldest", () => {
    const book = createRefusalBook(100);
    for (let n = 0; n < 1_000; n += 1) book.add(refused(n, { client: `10.0.${n >> 8}.${n & 255}` }));
    expect(book.rows().length).toBeLessThanOrEqual(120);
    expect(book.rows()[0]?.at).toBe(999);
    expect(book.rows().at(-1)?.at).toBeGreaterThan(800);
  });
});
