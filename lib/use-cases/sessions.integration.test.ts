import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Host, RunOutcome } from "@/lib/host/host";
import { closeClearSessions, closeSession } from "@/lib/use-cases/close-sessions";
import { readConnections } from "@/lib/use-cases/read-connections";
import { type OpenSession, readSessions } from "@/lib/use-cases/read-sessions";
import { type BoxFixture, startBoxFixture, withGlobal } from "@/lib/use-cases/testing/box-fixture";

let box: BoxFixture;
let first: string;
const clients: ChildProcess[] = [];

beforeAll(async () => {
  box = await startBoxFixture();
  first = await box.read();
});

afterAll(async () => {
  await closeClients();
  await box.remove();
});

/** A real client that connects and stays. */
function connect(dialect: "SMB2_10" | "SMB3_11", share: string, ...more: string[]): void {
  const { address, port, users } = box.appliance;
  const password = users.find(({ name }) => name === "alice")?.password ?? "";
  const only = [`--option=client min protocol=${dialect}`, `--option=client max protocol=${dialect}`];
  const client = spawn(
    "smbclient",
    [`//${address}/${share}`, "--configfile=/dev/null", "-p", String(port), "-U", "alice", ...only, ...more],
    { env: { ...process.env, PASSWD: password }, stdio: ["pipe", "ignore", "ignore"] },
  );
  client.stdin.write("ls\n");
  clients.push(client);
}

async function closeClients(): Promise<void> {
  await Promise.all(
    clients.splice(0).map(async (client) => {
      if (client.exitCode !== null || client.signalCode !== null) return;
      const ended = once(client, "exit");
      client.kill();
      await ended;
    }),
  );
}

/** The file as the tests begin with it, served by an smbd that nobody is connected to. */
async function startOver(): Promise<void> {
  await closeClients();
  await box.writeOutside(first);
  expect(await box.host.service("smbd").restart()).toMatchObject({ ok: true });
}

async function open(): Promise<readonly OpenSession[]> {
  const read = await readSessions(box.host);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.sessions;
}

async function untilOpen(shares: readonly string[]): Promise<readonly OpenSession[]> {
  await expect
    .poll(async () => (await open()).map(({ share }) => share).sort(), { timeout: 20_000 })
    .toEqual(shares.toSorted());
  return open();
}

const at = (sessions: readonly OpenSession[], share: string): OpenSession => {
  const found = sessions.find((one) => one.share === share);
  if (!found) throw new Error(`Nobody is at ${share}.`);
  return found;
};

async function demandEncryption(activation: "reload" | "restart", text = first): Promise<void> {
  const outcome = await box.apply(withGlobal(text, "smb encrypt = required"), { activation });
  expect(outcome.state, outcome.message).toBe("applied");
}

describe("with a clear SMB 2.1, a clear SMB 3, an encrypted SMB 3 client, and one at a share that says off", () => {
  const offAtArchive = (text: string) => text.replace("[archive]", "[archive]\n\tsmb encrypt = off");
  let encrypted: OpenSession;

  beforeAll(async () => {
    first = offAtArchive(first);
    await startOver();
  });

  test("each is read with what the file says of it, and nobody is left over", async () => {
    connect("SMB2_10", "public");
    connect("SMB3_11", "projects");
    connect("SMB2_10", "archive");
    connect("SMB3_11", "alice", "--client-protection=encrypt");
    await untilOpen(["public", "projects", "archive", "alice"]);
    // Samba notes how a session is encrypted and signed with its requests.
    await expect
      .poll(
        async () => {
          const now = await open();
          return [at(now, "alice").encryption, at(now, "public").signing];
        },
        { timeout: 20_000 },
      )
      .toEqual(["encrypted", "partial"]);
    const sessions = await open();
    encrypted = at(sessions, "alice");
    expect(at(sessions, "public")).toMatchObject({
      user: "alice",
      client: "127.0.0.1",
      machine: null,
      dialect: "SMB2_10",
      encryption: "clear",
      cipher: null,
      signing: "partial",
      signingCipher: "HMAC-SHA256",
      demanded: "clear",
      leftover: false,
      shareKnown: true,
      demo: null,
    });
    expect(encrypted).toMatchObject({ cipher: "AES-128-GCM", demanded: "clear", shareKnown: true });
    expect(sessions.some(({ leftover }) => leftover)).toBe(false);
    expect(Date.parse(encrypted.since)).toBeGreaterThan(Date.now() - 60_000);
    expect(await closeClearSessions(box.host, "tree-connect")).toMatchObject({
      ok: true,
      value: { closed: 0, remaining: 0 },
    });
  });

  test("after a reload that requires encryption the clear ones are left over", async () => {
    await demandEncryption("reload");
    const sessions = await open();
    expect(at(sessions, "public")).toMatchObject({ demanded: "refused", leftover: true, heldAtShare: true });
    expect(at(sessions, "projects")).toMatchObject({ demanded: "encrypted", leftover: true });
    expect(at(sessions, "archive")).toMatchObject({ demanded: "refused", heldAtShare: false });
    expect(at(sessions, "alice")).toMatchObject({ demanded: "encrypted", leftover: false });
  });

  test("a session that is another by now is not closed", async () => {
    const seen = at(await open(), "public");
    for (const other of [{ since: "2015-12-07T00:00:00+00:00" }, { client: "192.0.2.1" }, { id: "1-1-1" }]) {
      expect(await closeSession(box.host, { ...seen, ...other }, "tree-connect")).toMatchObject({
        ok: true,
        value: { message: expect.stringContaining("had ended already") as string },
      });
    }
    expect((await open()).map(({ id }) => id)).toContain(seen.id);
  });

  test("one session is closed, and no other", async () => {
    const before = await open();
    const seen = at(before, "public");
    expect(await closeSession(box.host, seen, "tree-connect")).toEqual({
      ok: true,
      value: { message: "The session of 127.0.0.1 at public was closed." },
    });
    const gone = before.filter(({ id }) => id !== seen.id).map(({ id }) => id);
    expect((await open()).map(({ id }) => id).sort()).toEqual(gone.sort());
  });

  test("the clear ones are closed by tree connect; the encrypted one goes on", async () => {
    const closed = await closeClearSessions(box.host, "tree-connect");
    expect(closed).toMatchObject({ ok: true, value: { closed: 2, remaining: 0 } });
    expect(closed.ok && closed.value.message).toContain("For one client the whole connection was ended");
    expect((await open()).map(({ id }) => id)).toEqual([encrypted.id]);
  });

  test("the whole connection of a client can be ended", async () => {
    expect(await closeSession(box.host, encrypted, "connection")).toMatchObject({ ok: true });
    expect(await open()).toEqual([]);
  });
});

test("a restart ends every session, the encrypted ones too", async () => {
  await startOver();
  connect("SMB2_10", "public");
  connect("SMB3_11", "projects", "--client-protection=encrypt");
  await untilOpen(["public", "projects"]);
  await expect
    .poll(async () => at(await open(), "projects").encryption, { timeout: 20_000 })
    .toBe("encrypted");
  await demandEncryption("reload");
  const closed = await closeClearSessions(box.host, "restart");
  expect(closed).toMatchObject({ ok: true, value: { closed: 1, remaining: 0 } });
  expect(await open()).toEqual([]);
});

test("a file that cannot be read leaves the sessions, and says what is not known", async () => {
  await closeClients();
  connect("SMB3_11", "public", "--client-protection=encrypt");
  await untilOpen(["public"]);
  const host: Host = {
    ...box.host,
    readFile: () =>
      Promise.resolve({ ok: false, error: { code: "denied", message: "smb.conf may not be read." } }),
  };
  expect(await readSessions(host)).toMatchObject({
    ok: true,
    value: {
      caveat: expect.stringContaining("smb.conf may not be read") as string,
      sessions: [{ share: "public", demanded: "unknown", leftover: false }],
    },
  });
});

describe("smbstatus that does not answer as it should is told in a sentence", () => {
  const exited = { kind: "exited", code: 0, stdout: "", stderr: "", truncated: false } as const;
  const cases: readonly (readonly [string, RunOutcome, RegExp])[] = [
    ["missing", { kind: "not-found", program: "smbstatus" }, /not installed/],
    ["forbidden", { kind: "denied", program: "smbstatus" }, /may not run smbstatus/],
    ["slow", { kind: "timed-out", stdout: "", stderr: "", truncated: false }, /did not end in time/],
    ["failing", { ...exited, code: 1, stderr: "no lock directory" }, /gave no report/],
    ["rubbish", { ...exited, stdout: "<html>" }, /not its JSON report/],
    [
      "without a configuration",
      {
        ...exited,
        stdout: '{"sessions": {}, "tcons": {}}',
        stderr: "Can't load /etc/samba/smb.conf - run testparm",
      },
      /cannot read Samba's configuration/,
    ],
    ["cut off", { ...exited, stdout: '{"sessions": {', truncated: true }, /too long/],
  ];
  test.each(cases)("%s", async (_what, outcome, words) => {
    const host: Host = { ...box.host, run: () => Promise.resolve(outcome) };
    const read = await readSessions(host);
    expect(read.ok || read.error.message).toMatch(words);
    expect((await closeClearSessions(host, "tree-connect")).ok).toBe(false);
    expect((await closeSession(host, { id: "", client: "", share: "", since: "" }, "connection")).ok).toBe(
      false,
    );
    expect((await readConnections(host)).ok).toBe(false);
  });
});
