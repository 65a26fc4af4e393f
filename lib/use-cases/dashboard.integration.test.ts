import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { FIGURES, NOTHING_MEASURED } from "@/lib/dashboard/figures";
import { oldestPeriod, RINGS, SPANS } from "@/lib/dashboard/rings";
import type { Role } from "@/lib/auth/roles";
import { db } from "@/lib/db/client";
import type { Host } from "@/lib/host/host";
import { keepMeasuring } from "@/lib/use-cases/keep-measuring";
import { createMeasurer } from "@/lib/use-cases/measure-appliance";
import { outdateConnections } from "@/lib/use-cases/read-connections";
import { readDashboard } from "@/lib/use-cases/read-dashboard";
import { keepSample, pruneSamples, readSeries } from "@/lib/use-cases/samples";
import { type BoxFixture, startBoxFixture } from "@/lib/use-cases/testing/box-fixture";

let box: BoxFixture;
const clients: ChildProcess[] = [];

beforeAll(async () => {
  box = await startBoxFixture();
});

/** What is looked at for pages goes on a while after the last of them has asked: the box is removed once none of it runs. */
let isOver = false;
const running = new Set<Promise<unknown>>();

afterAll(async () => {
  isOver = true;
  await Promise.allSettled(running);
  await box.remove();
});

const runInBox: Host["run"] = (argv, options) => {
  if (isOver) return Promise.resolve({ kind: "not-found", program: argv[0] });
  const run = box.host.run(argv, options);
  running.add(run);
  return run;
};

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(
    clients.splice(0).map(async (client) => {
      const ended = once(client, "exit");
      client.kill();
      await ended;
    }),
  );
  await db().sample.deleteMany();
});

/** A real client that connects, stays, and does what it is written. */
function connect(share: string, ...more: string[]): ChildProcess {
  const { address, port, users } = box.appliance;
  const password = users.find(({ name }) => name === "alice")?.password ?? "";
  const client = spawn(
    "smbclient",
    [`//${address}/${share}`, "--configfile=/dev/null", "-p", String(port), "-U", "alice", ...more],
    { env: { ...process.env, PASSWD: password }, stdio: ["pipe", "ignore", "ignore"] },
  );
  client.stdin.write("ls\n");
  clients.push(client);
  return client;
}

/** What is remembered hangs on the host. */
const freshHost = (): Host => ({ ...box.host, run: runInBox });

async function dashboard(host: Host, role: Role = "admin") {
  const read = await readDashboard(host, { username: "somebody", role });
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** The dashboard once these sources have answered: on a machine that is very busy a sound one is late as well, and comes later. */
function answered(host: Host, sound: readonly ("exports" | "tunnels" | "services" | "changes")[]) {
  return vi.waitFor(
    async () => {
      const read = await dashboard(host);
      for (const part of sound) expect(read[part].trouble, part).toBeNull();
      return read;
    },
    { timeout: 60_000, interval: 500 },
  );
}

describe("measuring", () => {
  test("tells sessions, and bytes by what their connection is, from a real smbd and the kernel", async () => {
    const host = freshHost();
    const measure = createMeasurer(host);
    expect(await measure()).toMatchObject({ sessionsEncrypted: 0, sessionsClear: 0, smbEncrypted: null });
    const encrypted = connect("projects", "--client-protection=encrypt");
    const clear = connect("public");
    await expect
      .poll(
        async () => {
          const { sessionsEncrypted, sessionsClear } = await createMeasurer(freshHost())();
          return [sessionsEncrypted, sessionsClear];
        },
        { timeout: 30_000, interval: 500 },
      )
      .toEqual([1, 1]);
    const again = createMeasurer(host);
    // The report of smbstatus from before the clients came may serve no more.
    outdateConnections(host);
    await again();
    for (let turn = 0; turn < 20; turn += 1) {
      encrypted.stdin?.write("ls\nls\nls\n");
      clear.stdin?.write("ls\n");
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const figures = await again();
    expect(figures).toMatchObject({ sessionsEncrypted: 1, sessionsClear: 1, smbUnsorted: 0 });
    expect(figures.smbClear).toBeGreaterThan(100);
    expect(figures.smbEncrypted).toBeGreaterThan(100);
    expect(figures.cpu).toBeGreaterThan(0);
    expect(figures.cpu).toBeLessThanOrEqual(100);
    expect(figures.memory).toBeGreaterThan(0);
    expect(figures.disk).toBeGreaterThan(0);
    // The box serves over loopback.
    expect(figures.networkReceived).toBeGreaterThan(figures.smbClear ?? 0);
    expect(figures).toMatchObject({ tunnelsUp: 0, tunnelsReceived: 0, tunnelsSent: 0 });
  });

  test("leaves out what fails, and measures the rest", async () => {
    const host: Host = {
      ...freshHost(),
      run: (argv, options) =>
        ["smbstatus", "df"].includes(argv[0])
          ? Promise.resolve({ kind: "not-found", program: argv[0] })
          : runInBox(argv, options),
    };
    const measure = createMeasurer(host);
    await measure();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const figures = await measure();
    expect(figures).toMatchObject({ sessionsEncrypted: null, smbEncrypted: null, disk: null, tunnelsUp: 0 });
    expect(figures.memory).toBeGreaterThan(0);
  });
});

describe("the panel that measures", () => {
  test("writes a sample every ten seconds, and goes on after whatever went wrong, told of once", async () => {
    let isBroken = false;
    const host: Host = {
      ...freshHost(),
      run: (argv, options) => {
        if (isBroken) throw new Error("The wire was cut.");
        return runInBox(argv, options);
      },
    };
    const told: string[] = [];
    const count = () => db().sample.count({ where: { seconds: 10 } });
    globalThis.inflightHost = Promise.resolve({ ok: true, value: host });
    const stop = keepMeasuring((sentence) => told.push(sentence));
    try {
      await expect.poll(count, { timeout: 30_000, interval: 200 }).toBe(1);
      isBroken = true;
      await expect.poll(() => told.length, { timeout: 30_000, interval: 200 }).toBe(1);
      expect(told[0]).toMatch(/could not be measured.*The wire was cut/u);
      isBroken = false;
      await expect.poll(count, { timeout: 60_000, interval: 200 }).toBeGreaterThan(1);
      expect(told).toHaveLength(1);
    } finally {
      stop();
      globalThis.inflightHost = undefined;
    }
    const rows = await db().sample.findMany({ where: { seconds: 10 } });
    expect(rows.every(({ at }) => at.getTime() % 10_000 === 0)).toBe(true);
    expect(rows.every(({ memory }) => memory !== null)).toBe(true);
  }, 150_000);
});

describe("samples", () => {
  test("of more than an hour never take more places than there are, and average into minutes and tens of them", async () => {
    const name = box.host.name;
    const begun = RINGS.week.seconds * 1000 * 3_000_000;
    for (let turn = 0; turn < 400; turn += 1) {
      await keepSample(name, { at: begun + turn * 10_000, figures: { ...NOTHING_MEASURED, cpu: turn % 6 } });
    }
    const count = (seconds: number) => db().sample.count({ where: { seconds } });
    expect([await count(10), await count(60), await count(600)]).toEqual([360, 67, 7]);
    const minutes = await db().sample.findMany({ where: { seconds: 60 }, orderBy: { at: "asc" } });
    expect(minutes.slice(0, 66).every(({ cpu, memory }) => cpu === 2.5 && memory === null)).toBe(true);
    const tens = await db().sample.findMany({ where: { seconds: 600 }, orderBy: { at: "asc" } });
    expect(tens[0]).toMatchObject({ cpu: 2.5, at: new Date(begun) });

    await pruneSamples(begun + 400 * 10_000 + 3_600_000);
    expect([await count(10), await count(60), await count(600)]).toEqual([0, 67, 7]);
    await pruneSamples(begun + 8 * 86_400_000);
    expect(await db().sample.count()).toBe(0);
  }, 180_000);

  test("of all places there are: reading them stays quick, and no more rows come", async () => {
    const now = Date.now();
    const name = box.host.name;
    const rows = SPANS.flatMap((span) => {
      const { seconds, places } = RINGS[span];
      const from = oldestPeriod(span, now);
      return Array.from({ length: places }, (_, index) => {
        const at = from + index * seconds * 1000;
        const figures = Object.fromEntries(FIGURES.map((figure) => [figure, index % 100]));
        return {
          seconds,
          place: (at / (seconds * 1000)) % places,
          appliance: name,
          at: new Date(at),
          ...figures,
        };
      });
    });
    await db().sample.createMany({ data: rows });
    const all = SPANS.reduce((sum, span) => sum + RINGS[span].places, 0);
    expect(await db().sample.count()).toBe(all);
    for (let turn = 0; turn < 5; turn += 1) {
      await keepSample(name, { at: now + turn * 10_000, figures: NOTHING_MEASURED });
    }
    expect(await db().sample.count()).toBe(all);
    for (const span of SPANS) {
      const series = await readSeries(freshHost(), span);
      expect(series.figures.cpu.length).toBeGreaterThanOrEqual(RINGS[span].places - 1);
    }
  }, 180_000);

  test("of another appliance are not shown", async () => {
    await keepSample("another", { at: Date.now(), figures: { ...NOTHING_MEASURED, cpu: 50 } });
    const { figures } = await readSeries(freshHost(), "hour");
    expect(figures.cpu.every((value) => value === null)).toBe(true);
  });

  test("become gaps where nobody measured", async () => {
    const now = Date.now();
    for (const ago of [0, 20_000, 60_000]) {
      await keepSample(box.host.name, { at: now - ago, figures: { ...NOTHING_MEASURED, cpu: 10 } });
    }
    const { figures } = await readSeries(freshHost(), "hour");
    const last = figures.cpu.slice(-7).map((value) => value !== null);
    expect(last).toEqual([true, false, false, false, true, false, true]);
  });
});

describe("the dashboard", () => {
  test("counts sessions, and says where what is in the clear is looked at", async () => {
    connect("public");
    await expect
      .poll(async () => (await dashboard(freshHost())).sessions.value, { timeout: 30_000, interval: 500 })
      .toMatchObject({ clear: 1, encrypted: 0, clients: 1 });
    const { attention, shares, services } = await dashboard(freshHost());
    expect(attention).toContainEqual(
      expect.objectContaining({ id: "clear-sessions", href: "/sessions?state=clear" }),
    );
    expect(shares.value?.total).toBeGreaterThan(3);
    expect(services.value?.services.map(({ name }) => name)).toEqual(["smbd", "nfs", "sshd"]);
  });

  test("tells of admins without a second factor to admins alone", async () => {
    await db().user.create({
      data: { id: "a", name: "a", username: "ann", email: "ann@inflight.invalid", role: "admin" },
    });
    const host = freshHost();
    const about = async (role: Role) =>
      (await dashboard(host, role)).attention.some(({ id }) => id === "second-factor");
    expect(await about("admin")).toBe(true);
    expect(await about("helpdesk")).toBe(false);
    await db().user.deleteMany();
  });

  test("stands where one source fails, and says what to do", async () => {
    const broken: Host = {
      ...freshHost(),
      readFile: (path) =>
        path === box.host.files.smbConf
          ? Promise.resolve({ ok: false, error: { code: "denied", message: "smb.conf may not be read." } })
          : box.host.readFile(path),
      run: (argv, options) =>
        argv[0] === "smbstatus"
          ? Promise.resolve({ kind: "denied", program: "smbstatus" })
          : runInBox(argv, options),
    };
    const read = await answered(broken, ["exports", "tunnels", "services", "changes"]);
    expect(read.sessions).toMatchObject({
      value: null,
      trouble: expect.stringMatching(/may not run smbstatus\. See the sudoers/) as string,
    });
    expect(read.shares).toMatchObject({ value: null, trouble: "smb.conf may not be read." });
    expect(read.machine.trouble).toMatch(/has not been measured yet/);
  }, 120_000);

  test("waits a while for a source that hangs, and no longer", async () => {
    const hanging: Host = {
      ...freshHost(),
      run: (argv, options) =>
        argv[0] === "smbstatus" ? new Promise(() => undefined) : runInBox(argv, options),
    };
    const began = Date.now();
    const read = await dashboard(hanging);
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(read.sessions.trouble).toMatch(/still being asked/);
    await answered(hanging, ["services"]);
  }, 120_000);

  test("answers everybody who asks at once from one look", async () => {
    let runs = 0;
    const host: Host = {
      ...freshHost(),
      run: (argv, options) => {
        if (argv[0] === "smbstatus") runs += 1;
        return runInBox(argv, options);
      },
    };
    const began = performance.now();
    await Promise.all(Array.from({ length: 100 }, () => dashboard(host)));
    // As long as somebody asks, smbstatus is run again a second and a half after it has ended: once more, on a busy machine.
    expect(runs).toBeLessThanOrEqual(1 + Math.floor((performance.now() - began) / 1_500));
  });
});
