import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { revisionsInFlight } from "@/lib/db/revision-store";
import { listRevisions } from "@/lib/use-cases/list-revisions";
import { recoverChanges } from "@/lib/use-cases/recover-changes";
import { type BoxFixture, startBoxFixture, withGlobal } from "@/lib/use-cases/testing/box-fixture";
import { applyAndDie } from "@/lib/use-cases/testing/run-apply-and-die";
import { verifySamba } from "@/lib/use-cases/verify-samba";

let box: BoxFixture;
let original: string;
beforeEach(async () => {
  box = await startBoxFixture();
  original = await box.read();
});
afterEach(() => box.remove());

const newest = async () => (await listRevisions({ q: "", page: 1, size: 10 })).revisions[0];

describe("a panel killed on the way", { timeout: 240_000 }, () => {
  it.each(["Read the file", "Check the new text", "Store a revision", "Replace the file"])(
    "leaves the old file where it dies at: %s",
    async (step) => {
      const wanted = withGlobal(original, "netbios name = KILLED");
      expect(await applyAndDie(box, step, wanted)).toBe("SIGKILL");
      expect(await box.read()).toBe(original);
      await recoverChanges(box.host);
      expect(await revisionsInFlight()).toEqual([]);
      expect(await verifySamba(box.host)).toMatchObject({ ok: true });
      const known = await newest();
      if (step === "Read the file") expect(known).toBeUndefined();
      else if (step === "Replace the file") expect(known).toMatchObject({ state: "not-applied" });
      else expect(known).toMatchObject({ origin: "first" });
    },
  );

  it.each(["Restart Samba", "Verify the service"])(
    "leaves the new file where it dies at: %s, and finishes what was begun",
    async (step) => {
      const wanted = withGlobal(original, "server signing = mandatory");
      expect(await applyAndDie(box, step, wanted)).toBe("SIGKILL");
      expect(await box.read()).toBe(wanted);
      const [sentence] = await recoverChanges(box.host);
      expect(sentence).toContain("has been finished");
      expect(await newest()).toMatchObject({ state: "applied", reason: "Killed on the way" });
      const verified = await verifySamba(box.host);
      expect(verified.ok && verified.detail).toContain("requires signing");
    },
  );

  it.each([
    ["Put the old file back", 1],
    ["Restart Samba", 2],
    ["Verify the service", 1],
  ] as const)("is rolled back in the end where it dies at: %s (%i)", async (step, times) => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    try {
      const wanted = withGlobal(original, `smb ports = ${String(port)}`);
      expect(await applyAndDie(box, step, wanted, times)).toBe("SIGKILL");
      await recoverChanges(box.host);
      expect(await revisionsInFlight()).toEqual([]);
      expect(await box.read()).toBe(original);
      expect(await newest()).toMatchObject({ state: "rolled-back" });
      expect(await verifySamba(box.host)).toMatchObject({ ok: true });
    } finally {
      taken.close();
    }
  });

  it("says whose text it is where somebody else wrote the file in between", async () => {
    await applyAndDie(box, "Restart Samba", withGlobal(original, "netbios name = KILLED"));
    await box.writeOutside(`${original}# by hand\n`);
    await recoverChanges(box.host);
    expect(await box.read()).toBe(`${original}# by hand\n`);
    expect(await newest()).toMatchObject({ state: "superseded" });
  });
});
