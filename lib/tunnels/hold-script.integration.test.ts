import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { holdScript } from "./hold-script";
import { readSessionNote } from "./session-note";
import { run } from "./testing/run";

const SHELLS: [string, [string, ...string[]]][] = [
  ["dash", ["dash"]],
  ["bash", ["bash", "--posix"]],
  ["busybox", ["busybox", "sh"]],
];
const SIGNALS = (
  "SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM SIGTERM " +
  "SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGSYS"
).split(" ") as NodeJS.Signals[];
const PATIENCE = { timeout: 30_000, interval: 20 };

let folder: string;
let notes: string;
let script: string;
const started: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inflight-hold-"));
  notes = path.join(folder, "it's $notes");
  script = path.join(folder, "hold");
  await mkdir(notes);
  await writeFile(script, holdScript(notes));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function hold([shell, ...args]: [string, ...string[]], limit: string, asked = ""): ChildProcess {
  const child = spawn(shell, [...args, script, "p-1", limit], {
    stdio: "ignore",
    env: {
      NODE_ENV: "test",
      PATH: process.env["PATH"],
      SSH_CONNECTION: "192.0.2.7 50000 192.0.2.1 22",
      SSH_ORIGINAL_COMMAND: asked,
    },
  });
  started.push(child);
  return child;
}

async function noteOf({ pid }: ChildProcess) {
  const name = `p-1.${String(pid)}`;
  return vi.waitUntil(
    async () => readSessionNote(await readFile(path.join(notes, name), "utf8").catch(() => "")),
    PATIENCE,
  );
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

describe.each(SHELLS)("the hold script under %s", (_name, shell) => {
  it("notes the session, holds it, and takes the note away", async () => {
    const before = Math.floor(Date.now() / 1000);
    // Long enough for the note to be seen on a machine that has much else to do.
    const child = hold(shell, "60", "sleep 4");
    const note = await noteOf(child);
    expect(note).toEqual({
      profile: "p-1",
      connection: "192.0.2.7 50000 192.0.2.1 22",
      pid: child.pid,
      sshd: process.pid,
      since: note.since,
      until: note.since + 4,
    });
    expect(note.since).toBeGreaterThanOrEqual(before);
    await ended(child);
    expect(child.exitCode).toBe(0);
    expect(await readdir(notes)).toEqual([]);
  });

  it.each<[string, string, number | undefined]>([
    ["60", "", 3600],
    ["60", "sleep 60m", 3600],
    ["60", "sleep 30m", 1800],
    ["60", "sleep 2h", 3600],
    ["60", "sleep 9999999999d", 3600],
    ["60", "sleep 999999999d", 3600],
    ["60", "sleep infinity", 3600],
    ["60", "sleep -5", 3600],
    ["60", "sleep 0x10", 3600],
    ["60", "sleep 010m", 600],
    ["60", "sleep 5; id", 3600],
    ["60", "sleep $(id)", 3600],
    ["60", "$(touch x)", 3600],
    ["0060", "", 3600],
    ["always", "", undefined],
    ["always", "sleep infinity", undefined],
    ["always", "sleep 1d", 86_400],
  ])("allowed %s minutes and asked for %j, holds %s s", async (limit, asked, seconds) => {
    const child = hold(shell, limit, asked);
    const { since, until } = await noteOf(child);
    expect(until === undefined ? undefined : until - since).toBe(seconds);
    child.kill("SIGTERM");
    await ended(child);
  });

  it.each(SIGNALS)("takes its note away at %s", async (signal) => {
    const child = hold(shell, "60");
    await noteOf(child);
    child.kill(signal);
    await ended(child);
    expect(await readdir(notes)).toEqual([]);
  });

  it("takes away the note of a session that SIGKILL ended, and no other", async () => {
    const killed = hold(shell, "60");
    const other = hold(shell, "always");
    await Promise.all([noteOf(killed), noteOf(other)]);
    killed.kill("SIGKILL");
    await ended(killed);
    expect(await readdir(notes)).toHaveLength(2);
    const next = hold(shell, "60");
    await noteOf(next);
    expect((await readdir(notes)).sort()).toEqual(
      [`p-1.${String(other.pid)}`, `p-1.${String(next.pid)}`].sort(),
    );
    for (const child of [next, other]) {
      child.kill("SIGTERM");
      await ended(child);
    }
  });

  it("ends when its sshd is gone", async () => {
    const parent = spawn(
      "sh",
      ["-c", 'hold=$1; shift; "$@" "$hold" p-1 always & read -r _', "sh", script, ...shell],
      {
        stdio: ["pipe", "ignore", "ignore"],
      },
    );
    started.push(parent);
    await vi.waitUntil(async () => (await readdir(notes)).some((name) => name.startsWith("p-1.")), PATIENCE);
    parent.kill("SIGKILL");
    await ended(parent);
    await vi.waitUntil(async () => (await readdir(notes)).length === 0, PATIENCE);
  });

  it("holds where it cannot note, and says so", async () => {
    const [program, ...args] = shell;
    const lost = path.join(folder, "lost");
    await writeFile(lost, holdScript(path.join(folder, "missing")));
    const env = { SSH_ORIGINAL_COMMAND: "sleep 1" };
    const { code, stderr } = await run([program, ...args, lost, "p-1", "60"], { env });
    expect([code, stderr]).toEqual([
      0,
      "inflight-hold: the session could not be noted; the tunnel is open all the same.\n",
    ]);
  });

  it.each([
    [[]],
    [["p 1", "60"]],
    [["../x", "60"]],
    [["p-1"]],
    [["p-1", "6x"]],
    [["p-1", "100000"]],
    [["-p", "60"]],
  ])("refuses %j", async (words) => {
    const [program, ...args] = shell;
    const { code, stderr } = await run([program, ...args, script, ...words]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/authorized_keys is damaged/);
  });

  it("is read without complaint", async () => {
    const [program, ...args] = shell;
    expect(await run([program, ...args, "-n", script])).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});

it("shellcheck finds nothing in it", async () => {
  // SC2016 speaks of the folder's name, in which nothing is to expand.
  expect(await run(["shellcheck", "--shell=sh", "--exclude=SC2016", script])).toEqual({
    code: 0,
    stdout: "",
    stderr: "",
  });
});

it("half a note is none", () => {
  const whole = "profile=p\nconnection=\npid=1\nsshd=2\nsince=3\nuntil=always\n";
  expect(readSessionNote(whole)).toEqual({
    profile: "p",
    connection: "",
    pid: 1,
    sshd: 2,
    since: 3,
    until: undefined,
  });
  for (const end of [0, 10, whole.length - 1]) expect(readSessionNote(whole.slice(0, end))).toBeUndefined();
  expect(readSessionNote(whole.replace("pid=1", "pid=x"))).toBeUndefined();
});
