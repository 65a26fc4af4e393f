import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contentTag } from "@/lib/host/content-tag";
import { nfsSays } from "@/lib/sandbox/testing/nfs-client";
import { applyExports } from "@/lib/use-cases/apply-exports";
import { checkExportsCandidate } from "@/lib/use-cases/check-exports";
import { exportsFile } from "@/lib/use-cases/exports-file";
import { listRevisions } from "@/lib/use-cases/list-revisions";
import { recoverChanges } from "@/lib/use-cases/recover-changes";
import { reviewExports } from "@/lib/use-cases/review-exports";
import { admin, type BoxFixture, startBoxFixture } from "@/lib/use-cases/testing/box-fixture";
import { applyAndDie } from "@/lib/use-cases/testing/run-apply-and-die";
import { verifyExports } from "@/lib/use-cases/verify-exports";

let box: BoxFixture;
let original: string;
beforeAll(async () => {
  box = await startBoxFixture(exportsFile);
  original = await box.read();
});
afterAll(() => box.remove());

// The server is slow to start, so it is one for all, and each test begins from the box's first file.
beforeEach(async () => {
  if ((await box.read()) === original) return;
  await box.writeOutside(original);
  expect(await box.host.service("nfs").reload()).toMatchObject({ ok: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);
const at = (folder: string) => `"${path.join(box.appliance.dir, "shares", folder)}"`;
const says = (...args: readonly ["nfs-ls" | "nfs-cat", string, (3 | 4)?]) =>
  nfsSays(box.appliance.dir, ...args);
const newest = async () => (await listRevisions({ q: "", page: 1, size: 1 })).revisions[0];
const expectServed = async () => {
  expect(await verifyExports(box.host, bytes(original))).toMatchObject({ ok: true });
};
const reload = { activation: "reload" } as const;

/** The first file without its export of `public`. */
const withoutPublic = () => original.replace(/^.*\*\(ro,all_squash.*$/m, "");

describe("an exports file that is applied", { timeout: 60_000 }, () => {
  it("decides what a client gets, over both versions", async () => {
    expect(await says("nfs-cat", "public/welcome.txt")).toContain("open to everybody");
    const outcome = await box.apply(withoutPublic(), { ...reload, reason: "Closed" });
    expect(outcome).toMatchObject({ state: "applied" });
    expect(outcome.message).toContain(
      "NFS answers with versions 3 and 4 and exports 2 folders, as the file says.",
    );
    expect(await says("nfs-ls", "public")).toContain("MNT3ERR_ACCES");
    expect(await says("nfs-cat", "archive/2013-summary.txt", 4)).toContain("closed");
    expect(await newest()).toMatchObject({ state: "applied", file: "exports", reason: "Closed" });
  });

  it("is served after a restart as well, and goes back to what History kept", async () => {
    const request = await box.request(withoutPublic(), { activation: "restart" });
    expect(await applyExports(box.host, admin, request, "panel")).toMatchObject({
      value: { state: "applied" },
    });
    expect(await says("nfs-ls", "public")).toContain("MNT3ERR_ACCES");
    const back = await applyExports(box.host, admin, await box.request(original, reload), "restore");
    expect(back).toMatchObject({ value: { state: "applied" } });
    expect(await newest()).toMatchObject({ origin: "restore", state: "applied" });
    expect(await box.read()).toBe(original);
    expect(await says("nfs-cat", "public/welcome.txt")).toContain("open to everybody");
  });

  it("may be one without an export", async () => {
    const outcome = await box.apply("# nothing\n", reload);
    expect(outcome).toMatchObject({ state: "applied" });
    expect(outcome.message).toContain("exports nothing");
    expect(await says("nfs-ls", "public")).toContain("MNT3ERR_ACCES");
  });
});

describe("an exports file that must not be served", { timeout: 60_000 }, () => {
  it.each([
    ["an unknown option", (text: string) => text.replace("no_subtree_check", "no_subtree_chek")],
    ["an open parenthesis", (text: string) => text.replace("(ro,all", "(ro,all)x(")],
    ["an empty path", (text: string) => `${text}""\n`],
  ])("is refused for %s, with the line, and never on disk", async (_what, broken) => {
    const text = broken(original);
    expect(text).not.toBe(original);
    const outcome = await box.apply(text, reload);
    expect(outcome).toMatchObject({ state: "not-applied" });
    expect(outcome.message).toMatch(/^Line \d+: /);
    expect(await box.read()).toBe(original);
    await expectServed();
  });

  it("is refused where a new export's folder is not there", async () => {
    const outcome = await box.apply(`${original}${at("nowhere")} localhost(ro,insecure)\n`, reload);
    expect(outcome).toMatchObject({ state: "not-applied" });
    expect(outcome.message).toContain("there is no folder");
    expect(await box.read()).toBe(original);
  });

  it("is applied only after it was acknowledged that a blank opens it to everybody", async () => {
    const text = original.replace("localhost(rw", "localhost (rw");
    expect(await box.apply(text, reload)).toMatchObject({ state: "not-applied" });
    expect(await box.read()).toBe(original);
    const { warningsDigest } = await checkExportsCandidate(box.host, bytes(text), bytes(original));
    expect(await box.apply(text, { ...reload, acknowledged: warningsDigest })).toMatchObject({
      state: "applied",
    });
  });

  it("is rolled back where the server does not take it", async () => {
    // The box exports folders of its own alone.
    const outcome = await box.apply(`${original}/etc 127.0.0.1(ro,insecure)\n`, reload);
    expect(outcome).toMatchObject({ state: "rolled-back" });
    expect(outcome.message).toContain("The old file was put back and NFS serves it again");
    expect(await box.read()).toBe(original);
    await expectServed();
    expect(await newest()).toMatchObject({ state: "rolled-back" });
  });

  it("is a conflict where another program wrote meanwhile", async () => {
    const baseTag = contentTag(bytes(original));
    await box.writeOutside(`${original}# by hand\n`);
    const outcome = await box.apply(withoutPublic(), { ...reload, baseTag });
    expect(outcome).toMatchObject({ state: "conflict" });
    expect(await box.read()).toBe(`${original}# by hand\n`);
  });
});

describe("verifyExports", { timeout: 60_000 }, () => {
  it("misses what the server does not tell, and names what it tells too much", async () => {
    const folder = path.join(box.appliance.dir, "shares", "new");
    await mkdir(folder, { recursive: true });
    const more = await verifyExports(box.host, bytes(`${original}${at("new")} *(ro)\n`));
    expect(more).toMatchObject({
      ok: false,
      message: `NFS runs, but does not export ${folder}, as the file says.`,
    });
    const less = await verifyExports(box.host, bytes(withoutPublic()));
    expect(less.ok ? "" : less.message).toMatch(/^NFS still exports .*public, which the file does not name/);
    await rm(folder, { recursive: true });
  });
});

describe("reviewExports", () => {
  it("tells who is let in and who is shut out, and changes nothing", async () => {
    const text = withoutPublic().replace("localhost(rw,insecure", "10.9.0.0/16(rw");
    const review = await reviewExports(box.host, bytes(text), contentTag(bytes(original)));
    if (!review.ok) throw new Error(review.error.message);
    const said = review.value.impact.statements.map(({ tone, text: words }) => `${tone} ${words}`);
    expect(said).toEqual([
      expect.stringMatching(
        /^bad May read and write from now on, in the clear: the network 10\.9\.0\.0\/16\./,
      ),
      expect.stringMatching(/^bad Refused from now on: this server itself/),
      expect.stringMatching(/^bad No longer exported/),
    ]);
    expect(review.value).toMatchObject({
      service: "NFS",
      refused: null,
      checker: null,
      restartAdvised: false,
    });
    expect(await box.read()).toBe(original);
  });

  it("says why a text cannot be applied", async () => {
    const review = await reviewExports(box.host, bytes("/srv *(rw,x)\n"), contentTag(bytes(original)));
    expect(review.ok && review.value.refused).toMatch(/^Line 1: exportfs knows no option “x”/);
  });
});

describe("a panel killed while it changes the exports file", { timeout: 240_000 }, () => {
  it.each(["Check the new text", "Replace the file"])(
    "leaves the old one where it dies at: %s",
    async (step) => {
      expect(await applyAndDie(box, step, withoutPublic())).toBe("SIGKILL");
      await recoverChanges(box.host);
      expect(await box.read()).toBe(original);
      await expectServed();
    },
  );

  it.each(["Restart NFS", "Verify the service"])(
    "finishes what was begun where it dies at: %s",
    async (step) => {
      expect(await applyAndDie(box, step, withoutPublic())).toBe("SIGKILL");
      expect(await box.read()).toBe(withoutPublic());
      const [sentence] = await recoverChanges(box.host);
      expect(sentence).toContain("has been finished");
      expect(await newest()).toMatchObject({ state: "applied", reason: "Killed on the way" });
      expect(await says("nfs-ls", "public")).toContain("MNT3ERR_ACCES");
    },
  );

  it("rolls back in the end where it dies on the way back", async () => {
    const refused = `${original}/etc 127.0.0.1(ro,insecure)\n`;
    expect(await applyAndDie(box, "Put the old file back", refused)).toBe("SIGKILL");
    await recoverChanges(box.host);
    expect(await box.read()).toBe(original);
    expect(await newest()).toMatchObject({ state: "rolled-back" });
    await expectServed();
  });
});
