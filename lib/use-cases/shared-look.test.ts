import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Host } from "@/lib/host/host";
import { sharedLook } from "@/lib/use-cases/shared-look";
import { withLocale } from "@/lib/words/with-locale";

let host: Host;
let looks: { readonly answer: (value: number) => void; readonly fail: (error: Error) => void }[];
let read: ReturnType<typeof sharedLook<number>>;

beforeEach(() => {
  vi.useFakeTimers();
  // What was seen is the process's, and so outlives a test: of another host.
  host = {} as Host;
  looks = [];
  read = sharedLook("a test", () => new Promise((answer, fail) => looks.push({ answer, fail })), {
    keptForMs: 1_000,
    renewedForMs: 2_000,
  });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a look that is shared", () => {
  it("is one for all who ask within its time, also while it is under way", async () => {
    const both = [read(host), read(host)];
    looks[0]?.answer(1);
    expect(await Promise.all([...both, read(host)])).toEqual([1, 1, 1]);
    expect(looks).toHaveLength(1);
  });

  it("is handed out a while longer, as the next one is begun, once", async () => {
    void read(host);
    looks[0]?.answer(1);
    vi.advanceTimersByTime(1_500);
    expect([await read(host), await read(host), looks.length]).toEqual([1, 1, 2]);
    looks[1]?.answer(2);
    await vi.advanceTimersByTimeAsync(0);
    expect([await read(host), looks.length]).toEqual([2, 2]);
  });

  it("is too old after that: who asks waits for the one under way, or for a new one", async () => {
    void read(host);
    looks[0]?.answer(1);
    vi.advanceTimersByTime(1_500);
    void read(host);
    vi.advanceTimersByTime(2_000);
    const waiting = read(host);
    looks[1]?.answer(2);
    expect([await waiting, looks.length]).toEqual([2, 2]);
    vi.advanceTimersByTime(60_000);
    const later = read(host);
    looks[2]?.answer(3);
    expect(await later).toBe(3);
  });

  it("is not kept where it throws", async () => {
    const failing = read(host);
    looks[0]?.fail(new Error("no"));
    await expect(failing).rejects.toThrow("no");
    const again = read(host);
    looks[1]?.answer(2);
    expect(await again).toBe(2);
    vi.advanceTimersByTime(1_500);
    expect(await read(host)).toBe(2);
    looks[2]?.fail(new Error("no"));
    await vi.advanceTimersByTimeAsync(0);
    const third = read(host);
    looks[3]?.answer(4);
    expect(await third).toBe(4);
  });

  it("is made again after a change, which who made it waits for; others have the one before until then", async () => {
    void read(host);
    looks[0]?.answer(1);
    vi.advanceTimersByTime(1_500);
    void read(host);
    const again = read.lookAgain(host);
    expect(await read(host)).toBe(1);
    // The one that was under way saw how it was before.
    looks[1]?.answer(2);
    await vi.advanceTimersByTimeAsync(0);
    expect(await read(host)).toBe(1);
    looks[2]?.answer(3);
    expect([await again, await read(host)]).toEqual([3, 3]);
    expect(looks).toHaveLength(3);
  });

  it("is another one in each language, and a change outdates them all", async () => {
    void read(host);
    looks[0]?.answer(1);
    const german = withLocale("de", () => read(host));
    looks[1]?.answer(2);
    expect([await read(host), await german]).toEqual([1, 2]);
    const again = read.lookAgain(host);
    looks[2]?.answer(3);
    await again;
    const anew = withLocale("de", () => read(host));
    looks[3]?.answer(4);
    expect(await anew).toBe(4);
  });
});
