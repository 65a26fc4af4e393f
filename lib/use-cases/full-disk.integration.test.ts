import { randomUUID } from "node:crypto";
import { appendFileSync, rmSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { defineAction, defineRead } from "@/lib/actions/gate";
import { definePublicAction } from "@/lib/actions/public-action";
import { actAs, newBrowser } from "@/lib/actions/test-request";
import { verifyAudit } from "@/lib/audit/verify";
import { currentSession } from "@/lib/auth/session";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { contentTag } from "@/lib/host/content-tag";
import { createLocalHost } from "@/lib/host/local-host";
import { mountSmallDisk, type SmallDisk } from "@/lib/host/testing/small-disk";
import { ok } from "@/lib/shared/result";
import { type ApplyChangeInput, applyChange } from "@/lib/use-cases/apply-change";
import { listRevisions } from "@/lib/use-cases/list-revisions";
import { keepSettled } from "@/lib/use-cases/keep-settled";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";

vi.mock("@/lib/use-cases/managed-files", () => ({
  get managedFiles() {
    return [file];
  },
}));
vi.mock("@/lib/use-cases/open-appliance", () => ({ openAppliance: () => Promise.resolve(ok(host)) }));
vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders);

const probe = await mountSmallDisk();
await probe?.remove();

let disk: SmallDisk;
let database: TestDatabase;
let folder: string;
let managed: string;

beforeEach(async () => {
  const mounted = await mountSmallDisk("24m");
  if (mounted === null) throw new Error("No small disk.");
  disk = mounted;
  database = await createTestDatabase(disk.folder);
  folder = await mkdtemp(path.join(tmpdir(), "inflight-managed-"));
  managed = path.join(folder, "managed.conf");
  await writeFile(managed, "before\n");
  vi.spyOn(console, "error").mockReturnValue();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await database.remove();
  await disk.remove();
  await rm(folder, { recursive: true });
});

const file: ManagedFile = {
  name: "smb.conf",
  noun: "file",
  editor: "Edit Config File",
  service: "smbd",
  serviceTitle: "Samba",
  readAtUse: true,
  path: () => managed,
  check: () => Promise.resolve({ refused: null, warnings: [], warningsDigest: null }),
  verify: () => Promise.resolve({ ok: true, detail: "It serves." }),
};
const host = createLocalHost();

async function apply(text: string, onStep?: ApplyChangeInput["onStep"]) {
  const actor = { username: "admin", role: "admin", address: "192.0.2.1" };
  const request = {
    candidate: new TextEncoder().encode(text),
    baseTag: contentTag(await readFile(managed)),
    reason: "",
    activation: "reload" as const,
    acknowledged: null,
    changeId: randomUUID(),
  };
  return applyChange({ file, host, actor, origin: "panel", request, ...(onStep && { onStep }) });
}

const filler = () => path.join(disk.folder, "filler");
function fill(): void {
  const block = Buffer.alloc(4096);
  try {
    for (;;) appendFileSync(filler(), block);
  } catch (error) {
    expect(error).toHaveProperty("code", "ENOSPC");
  }
}
const makeRoom = () => {
  rmSync(filler());
};

const revisions = async () => (await listRevisions({ q: "", page: 1, size: 100 })).revisions;
const lines = () => database.db.auditEntry.count();

const act = defineAction({
  name: "test.act",
  roles: ["admin"],
  input: z.object({}),
  run: async () => {
    await writeFile(path.join(folder, "done"), "");
    return ok("done");
  },
});
const look = defineRead({
  name: "test.look",
  roles: ["helpdesk"],
  input: z.object({}),
  run: async () =>
    ok({ revisions: (await revisions()).length, session: (await currentSession())?.user.role }),
});
const request = () => new Request("http://panel.test/api/look");

describe.skipIf(probe === null)("a full disk under the database", () => {
  it("leaves reads as they are, and pages open though their sessions cannot be moved on", async () => {
    await apply("one\n");
    await actAs("helpdesk");
    // As old as a session that better-auth would move on.
    const expiresAt = new Date(Date.now() + 60_000);
    await database.db.session.updateMany({ data: { expiresAt } });
    fill();
    const answer = await look(request());
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ value: { revisions: 2, session: "helpdesk" } });
    expect(await currentSession("act")).toMatchObject({ expiresAt });
    await writeFile(managed, "by hand\n");
    const read = await readManagedFile(file, host);
    expect(read.ok && Buffer.from(read.value.bytes).toString()).toBe("by hand\n");
    expect(await revisions()).toHaveLength(2);
    makeRoom();
    await readManagedFile(file, host);
    expect((await revisions())[0]).toMatchObject({ origin: "outside" });
  });

  it("refuses what nobody is signed in for, or may not do, as ever", async () => {
    newBrowser();
    fill();
    expect((await look(request())).status).toBe(401);
    makeRoom();
    await actAs("helpdesk");
    fill();
    expect(await act({})).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it("does nothing that it could not write down, says so, and does it once there is room, without a restart", async () => {
    await apply("one\n");
    await actAs("admin");
    const before = await lines();
    fill();
    const refused = await act({});
    expect(refused).toMatchObject({ ok: false, error: { code: "full" } });
    expect(!refused.ok && refused.error.message).toMatch(/no room left.*Nothing was done.*Free some space/);
    expect(await readdir(folder)).toEqual(["managed.conf"]);
    const kept = await apply("two\n");
    expect(kept).toMatchObject({
      state: "not-applied",
      message: expect.stringContaining("no room") as string,
    });
    expect(await readFile(managed, "utf8")).toBe("one\n");
    expect(await lines()).toBe(before);

    makeRoom();
    expect(await act({})).toMatchObject({ ok: true });
    expect(await apply("two\n")).toMatchObject({ state: "applied" });
    expect(await verifyAudit()).toMatchObject({ broken: null });
  });

  it("keeps people out who sign in, with the reason, and forgets no one's attempt", async () => {
    const signIn = definePublicAction({
      name: "test.sign-in",
      input: z.object({}),
      run: () => Promise.resolve(ok("/")),
    });
    newBrowser();
    fill();
    expect(await signIn(null, new FormData())).toMatchObject({ code: "full" });
  });

  it.each(["Store a revision", "Replace the file"] as const)(
    "that runs full at “%s” leaves the old text in place, and the change is settled later",
    async (at) => {
      await apply("one\n");
      const failing = apply("two\n", (step) => {
        if (step === at) fill();
      });
      await expect(failing).rejects.toThrow(/SQLITE_FULL/);
      expect(await readFile(managed, "utf8")).toBe("one\n");
      makeRoom();
      expect(await apply("three\n")).toMatchObject({ state: "applied" });
      const after = await revisions();
      expect(after.every(({ state }) => state !== "pending" && state !== "written")).toBe(true);
      expect(after[0]).toMatchObject({ state: "applied" });
      expect(await readFile(managed, "utf8")).toBe("three\n");
      expect(await verifyAudit()).toMatchObject({ broken: null });
      const [check] = await database.db.$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`;
      expect(check?.integrity_check).toBe("ok");
      expect((await stat(managed)).size).toBe(6);
    },
  );

  it("that runs full once the file is replaced has the change finished by itself as soon as there is room", async () => {
    await apply("one\n");
    const failing = apply("two\n", (step) => {
      if (step === "Verify the service") fill();
    });
    await expect(failing).rejects.toThrow(/SQLITE_FULL/);
    expect(await readFile(managed, "utf8")).toBe("two\n");
    const verify = vi.spyOn(file, "verify");
    const told: string[] = [];
    vi.useFakeTimers({ toFake: ["setInterval"] });
    const stop = keepSettled((sentence) => told.push(sentence));
    try {
      await vi.advanceTimersByTimeAsync(30_000);
      expect((await revisions())[0]).toMatchObject({ state: "written" });
      makeRoom();
      await vi.waitFor(
        async () => {
          await vi.advanceTimersByTimeAsync(10_000);
          expect((await revisions())[0]).toMatchObject({ state: "applied" });
        },
        { timeout: 30_000 },
      );
    } finally {
      stop();
      vi.useRealTimers();
    }
    expect(verify).toHaveBeenCalledOnce();
    expect(told).toEqual([expect.stringMatching(/^A change of smb\.conf by admin was interrupted after/)]);
    expect(await readFile(managed, "utf8")).toBe("two\n");
  });
});
