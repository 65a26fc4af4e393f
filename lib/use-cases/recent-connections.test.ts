import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Host, RunOutcome } from "@/lib/host/host";
import { outdateConnections, readConnectionsNow } from "@/lib/use-cases/read-connections";
import { recentConnections, reportWithin } from "@/lib/use-cases/recent-connections";
import { holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { asker } from "@/lib/words/locale";
import { withLocale } from "@/lib/words/with-locale";

const sleeping = vi.hoisted(() => ({ pauses: [] as number[], wake: (): void => undefined }));

vi.mock("node:timers/promises", () => ({
  setTimeout: (wait: number) =>
    new Promise<void>((resolve) => {
      sleeping.pauses.push(wait);
      sleeping.wake = resolve;
    }),
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
});

afterEach(() => {
  vi.useRealTimers();
});

const settle = () => new Promise((resolve) => setImmediate(resolve));

async function wake(): Promise<void> {
  sleeping.wake();
  await settle();
}

/** A host whose smbstatus ends when it is told to; each run names its number as the only user. */
function slowHost() {
  const waiting: (() => void)[] = [];
  let runs = 0;
  const run = async (): Promise<RunOutcome> => {
    runs += 1;
    const stdout = JSON.stringify({
      sessions: { 1: { username: `run ${String(runs)}` } },
      tcons: { 2: { service: "pub", session_id: "1" } },
    });
    await new Promise<void>((resolve) => waiting.push(resolve));
    return { kind: "exited", code: 0, stdout, stderr: "", truncated: false };
  };
  return {
    host: { run } as unknown as Host,
    runs: () => runs,
    /** Ends all that run. */
    end: async () => {
      for (const each of waiting.splice(0)) each();
      await settle();
    },
  };
}

async function user(asked: ReturnType<typeof recentConnections>): Promise<string | undefined> {
  const { connections } = await asked;
  return connections.ok ? connections.value[0]?.user : connections.error.message;
}

test("the first waits; everybody after that is told at once, of one run for all of them", async () => {
  const { host, runs, end } = slowHost();
  const first = [recentConnections(host), recentConnections(host), recentConnections(host)];
  await end();
  expect(await Promise.all(first.map(user))).toEqual(["run 1", "run 1", "run 1"]);
  expect(await user(recentConnections(host))).toBe("run 1");
  expect(runs()).toBe(1);

  await wake();
  expect(runs()).toBe(2);
  expect(await user(recentConnections(host))).toBe("run 1");
  await end();
  expect(await user(recentConnections(host))).toBe("run 2");
});

test("smbstatus rests longer the longer it took", async () => {
  const { host, end } = slowHost();
  void recentConnections(host);
  for (const [took, pause] of [
    [40, 1_500],
    [2_000, 6_000],
    [9_000, 10_000],
  ] as const) {
    vi.advanceTimersByTime(took);
    await end();
    expect(sleeping.pauses.at(-1)).toBe(pause);
    void recentConnections(host);
    await wake();
  }
});

test("once nobody looks it is not run any more, and who comes later waits for a new one", async () => {
  const { host, runs, end } = slowHost();
  void recentConnections(host);
  await end();
  vi.advanceTimersByTime(60_000);
  await wake();
  expect(runs()).toBe(1);
  const later = recentConnections(host);
  await end();
  expect(await user(later)).toBe("run 2");
});

test("after a change nobody is shown what a run said that began before it", async () => {
  const { host, end } = slowHost();
  const before = recentConnections(host);
  outdateConnections(host);
  const after = recentConnections(host);
  await end();
  expect(await user(before)).toBe("run 1");
  expect(await user(after)).toBe("run 2");
  expect(await user(recentConnections(host))).toBe("run 2");
});

test("who acts on it reads it anew, and pages are shown that", async () => {
  const { host, end } = slowHost();
  void recentConnections(host);
  await end();
  const now = readConnectionsNow(host);
  await settle();
  await end();
  expect((await now).ok).toBe(true);
  expect(await user(recentConnections(host))).toBe("run 2");
});

test("whoever looks now and then is given a report that serves, and else has one made", async () => {
  const { host, runs, end } = slowHost();
  const before = sleeping.pauses.length;
  const first = reportWithin(host, () => 8_000);
  await end();
  expect((await first).connections).toMatchObject({ ok: true });
  vi.setSystemTime(Date.now() + 7_999);
  await reportWithin(host, () => 8_000);
  expect(runs()).toBe(1);
  vi.setSystemTime(Date.now() + 1);
  const second = reportWithin(host, () => 8_000);
  await end();
  await second;
  expect(runs()).toBe(2);
  // It keeps no reports going.
  expect(sleeping.pauses).toHaveLength(before);
});

test("the reports go on as nobody's, whose request began them, and each is told what fails in their language", async () => {
  holdCatalogue("de", german);
  const askers: unknown[] = [];
  const run = (): Promise<RunOutcome> => {
    askers.push(asker()?.locale);
    return Promise.resolve({ kind: "not-found", program: "smbstatus" } as unknown as RunOutcome);
  };
  const host = { run } as unknown as Host;
  const told = (language: "de" | "en") => withLocale(language, () => user(recentConnections(host)));
  expect(await told("de")).toContain("ist auf der Appliance nicht installiert");
  await settle();
  await wake();
  expect(askers).toEqual(["en", "en"]);
  expect(await told("en")).toContain("is not installed on the appliance");
  expect(await told("de")).toContain("ist auf der Appliance nicht installiert");
});
