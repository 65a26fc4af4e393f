import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import type { Host } from "@/lib/host/host";
import { type Refusal, readRefusals, RefusalQuery } from "@/lib/use-cases/read-refusals";
import { tryShare } from "@/lib/use-cases/testing/try-share";
import { alice, startVerifyFixture, type VerifyFixture } from "@/lib/use-cases/testing/verify-fixture";

let box: VerifyFixture;
/** What is remembered of the log hangs on the host. */
let host: Host;

beforeAll(async () => {
  box = await startVerifyFixture();
});
beforeEach(() => {
  host = { ...box.host };
});
afterEach(() => box.forgetTries());
afterAll(() => box.remove());

async function list(query: Partial<RefusalQuery> = {}, of = host) {
  const read = await readRefusals(of, RefusalQuery.parse(query));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

async function rows(query: Partial<RefusalQuery> = {}): Promise<readonly Refusal[]> {
  // A box that looks anew reads all there is.
  return (await list(query, { ...box.host })).refusals;
}

/** Asks again until the log tells. */
function eventually<T>(look: () => Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: 15_000, interval: 300 });
}

/** Waits until a refusal could not be that of any check made so far. */
async function checksAreOver(): Promise<void> {
  const last = await db().ownCheck.findFirstOrThrow({ orderBy: { endedAt: "desc" } });
  await vi.waitFor(() => {
    expect(Date.now()).toBeGreaterThan((last.endedAt?.getTime() ?? Infinity) + 600);
  }, 15_000);
}

describe("refusals that the panel's own checks met", () => {
  it.each<[string, readonly string[], readonly string[], typeof alice | null, readonly string[]]>([
    [
      "a share that requires encryption",
      [],
      ["smb encrypt = required"],
      alice,
      ["share-encryption SMB 2.1", "no-common-dialect SMB 1"],
    ],
    [
      "a server that requires encryption",
      ["smb encrypt = required"],
      [],
      alice,
      ["session-encryption SMB 2.1", "no-common-dialect SMB 1"],
    ],
    [
      "a share nobody can connect to",
      ["smb encrypt = off"],
      ["smb encrypt = required"],
      alice,
      ["share-encryption SMB 3.1.1", "share-encryption SMB 2.1", "no-common-dialect SMB 1"],
    ],
    ["a wrong password", [], [], { ...alice, password: "wrong" }, ["wrong-password not told"]],
    [
      "an account without the right",
      [],
      ["invalid users = bob"],
      { username: "bob", password: "demo-bob" },
      ["user-not-permitted not told"],
    ],
    [
      "a negotiation",
      ["server min protocol = SMB3_11"],
      [],
      null,
      ["no-common-dialect not told", "no-common-dialect SMB 1"],
    ],
  ])("at %s are shown on demand and never counted", async (_, global, projects, credentials, expected) => {
    await box.serve(global, projects);
    const since = new Date().toISOString();
    await box.verify("projects", credentials);
    // smbd may still write between one look and the next: both have to be at the same text of the log.
    const own = await eventually(async () => {
      const found = await rows({ since, own: "show" });
      const words = found.map(({ kind, dialect }) => `${kind} ${dialect ?? "not told"}`);
      expect(words).toEqual(expect.arrayContaining([...expected]));
      expect(await list({ since }, { ...box.host })).toMatchObject({
        refusals: [],
        matching: 0,
        ownChecks: found.length,
      });
      return found;
    });
    expect(own.filter(({ ownCheck }) => !ownCheck)).toEqual([]);
  });

  it("at SMB 1, let in and denied every file, are known as well once smbd ends their line", async () => {
    await box.serve(["server min protocol = NT1"], ["smb encrypt = required"]);
    const since = new Date().toISOString();
    // smbd writes that refusal without a line end: it is whole once the next message follows.
    for (let n = 0; n < 2; n += 1) await box.verify("projects");
    const found = await eventually(async () => {
      const own = await rows({ since, own: "show" });
      expect(own.map(({ dialect }) => dialect)).toContain("SMB 1");
      return own;
    });
    expect(found.every(({ ownCheck }) => ownCheck)).toBe(true);
  });

  it("do not hide a client of the same address that tries the same a moment later", async () => {
    await box.serve([], ["smb encrypt = required"]);
    await box.verify("projects");
    const before = (await list()).total;
    await checksAreOver();
    const since = new Date().toISOString();
    await tryShare(box.appliance, "projects", { dialect: "SMB2_10" });
    await eventually(async () => {
      const { refusals } = await list({ since });
      expect(refusals).toMatchObject([{ kind: "share-encryption", client: "127.0.0.1", ownCheck: false }]);
    });
    expect((await list()).total).toBe(before + 1);
  });

  it("do not hide somebody who guesses passwords under the name of the check", async () => {
    await box.serve([]);
    const since = new Date().toISOString();
    await tryShare(box.appliance, "projects", {
      password: "guess",
      more: ["--netbiosname=INFLIGHT-VERIFY"],
    });
    await eventually(async () => {
      const { refusals, ownChecks } = await list({ since });
      expect(refusals).toMatchObject([
        { kind: "wrong-password", workstation: "INFLIGHT-VERIFY", ownCheck: false },
      ]);
      expect(ownChecks).toBe(0);
    });
  });

  it("are noted without the credentials", async () => {
    const notes = JSON.stringify(await db().ownCheck.findMany());
    expect(notes).toContain("projects");
    expect(notes).not.toMatch(/alice|bob/);
  });
});
