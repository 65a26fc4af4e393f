import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openAppliance } from "@/lib/use-cases/open-appliance";

describe("opening the appliance", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    globalThis.inflightHost = undefined;
  });

  it("happens once, and gives this machine where that is managed", async () => {
    vi.stubEnv("INFLIGHT_APPLIANCE", "local");
    const [first, second] = await Promise.all([openAppliance(), openAppliance()]);
    expect(first).toMatchObject({ ok: true, value: { kind: "local" } });
    expect(second).toBe(first);
  });

  it("is tried again after a failure", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "inflight-open-"));
    await writeFile(path.join(folder, "file"), "");
    vi.stubEnv("INFLIGHT_DATA_DIR", path.join(folder, "file"));
    const refused = await openAppliance();
    expect(refused).toMatchObject({ ok: false, error: { code: "unwritable" } });
    vi.stubEnv("INFLIGHT_APPLIANCE", "local");
    expect(await openAppliance()).toMatchObject({ ok: true });
    await rm(folder, { recursive: true });
  });
});
