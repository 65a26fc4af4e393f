import { afterAll, beforeAll, expect, test } from "vitest";
import type { Host, RunOutcome } from "@/lib/host/host";
import { outdateConnections } from "@/lib/use-cases/read-connections";
import { readSessionChanges, type SessionChanges } from "@/lib/use-cases/read-session-changes";
import { type BoxFixture, startBoxFixture, withGlobal } from "@/lib/use-cases/testing/box-fixture";

/** What smbstatus says is made up here; the file and what was known of it are real. */
let box: BoxFixture;
let host: Host;
let said: RunOutcome;

beforeAll(async () => {
  box = await startBoxFixture();
  host = { ...box.host, run: () => Promise.resolve(said) };
});

afterAll(() => box.remove());

function smbstatusSays(stdout: string): void {
  said = { kind: "exited", code: 0, stdout, stderr: "", truncated: false };
  outdateConnections(host);
}

function connected(...users: readonly string[]): void {
  const of = (each: (user: string) => unknown) =>
    Object.fromEntries(users.map((user): [string, unknown] => [user, each(user)]));
  const report = {
    sessions: of((username) => ({ username, session_dialect: "SMB3_11" })),
    tcons: of((user) => ({ service: "public", session_id: user })),
  };
  smbstatusSays(JSON.stringify(report));
}

async function look(known = ""): Promise<SessionChanges> {
  const read = await readSessionChanges(host, known);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

const users = ({ sessions }: SessionChanges) => sessions.map(({ user }) => user);

test("all of them to whoever knows nothing, and then only what came, changed and went", async () => {
  connected("alice", "bob", "carol");
  const first = await look();
  expect(first).toMatchObject({ since: null, gone: [] });
  expect(users(first)).toEqual(["alice", "bob", "carol"]);
  expect(first.ageMs).toBeLessThan(60_000);

  connected("alice", "bob", "carol");
  const { version } = first;
  expect(await look(version)).toMatchObject({ version, since: version, sessions: [], gone: [] });

  connected("bob", "carol", "dave");
  const second = await look(version);
  expect(second.since).toBe(version);
  expect(users(second)).toEqual(["dave"]);
  expect(second.gone).toEqual(["-alice-"]);

  // Somebody who never looked, or looked at another panel.
  for (const known of ["", "another"]) {
    expect(users(await look(known))).toEqual(["bob", "carol", "dave"]);
  }
});

test("what smb.conf demands is told anew as soon as the file is another", async () => {
  connected("alice");
  const before = await look();
  const text = await box.read();
  await box.writeOutside(withGlobal(text, "smb encrypt = required"));
  try {
    const after = await look(before.version);
    expect(after.since).toBe(before.version);
    expect(after.sessions).toMatchObject([{ user: "alice", demanded: "encrypted", leftover: true }]);
  } finally {
    await box.writeOutside(text);
  }
});

test("a failure of smbstatus is told, and does not lose what was known", async () => {
  connected("alice", "bob");
  const before = await look();
  smbstatusSays("<html>");
  expect(await readSessionChanges(host, before.version)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining("smbstatus") as string },
  });
  connected("alice");
  expect(await look(before.version)).toMatchObject({ since: before.version, sessions: [], gone: ["-bob-"] });
});
