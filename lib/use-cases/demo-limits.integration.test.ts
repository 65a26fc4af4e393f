import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applySmbConfAction, reviewSmbConfAction } from "@/app/(panel)/_change/actions";
import { testTunnelAction } from "@/app/(panel)/nfs-tunnels/_test/actions";
import {
  confirmHostKeyAction,
  endTunnelsAction,
  giveTunnelPublicKeyAction,
  makeTunnelKeyAction,
  removeTunnelAction,
  retryTunnelAction,
  revokeTunnelAction,
  saveTunnelAction,
  switchTunnelAction,
} from "@/app/(panel)/nfs-tunnels/actions";
import { actAs } from "@/lib/actions/test-request";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTunnel } from "@/lib/db/tunnel-store";
import { createLocalHost } from "@/lib/host/local-host";
import { ok } from "@/lib/shared/result";
import { FIRST_FORM } from "@/lib/tunnels/first-form";
import { ProfileForm } from "@/lib/tunnels/profile";
import { mayWriteSmbConf } from "./demo-limits";
import { settingsOf } from "./tunnel-profile";

vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders);
vi.mock("@/lib/use-cases/open-appliance", () => ({ openAppliance }));

const openAppliance = vi.hoisted(() => vi.fn());
const ID = "00000000-0000-4000-8000-000000000001";
const FORBIDDEN = { ok: false, error: { code: "forbidden" } };

let database: TestDatabase;
let data: string;

beforeEach(async () => {
  database = await createTestDatabase();
  data = path.dirname(database.path);
  vi.stubEnv("INFLIGHT_DATA_DIR", data);
  openAppliance.mockReset().mockRejectedValue(new Error("The appliance was reached."));
  vi.spyOn(console, "error").mockReturnValue();
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await database.remove();
});

function form(changes: Partial<ProfileForm> = {}): ProfileForm {
  return ProfileForm.parse({
    ...FIRST_FORM,
    clientName: "web-01",
    serverAddress: "192.0.2.9",
    localNfsPort: 30_049,
    localMountPort: 30_050,
    exports: [{ path: "/srv/a", mountPoint: "/mnt/a", options: "rw" }],
    ...changes,
  });
}

describe("a demo account and the tunnels of this host", () => {
  const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["saves", () => saveTunnelAction({ id: ID, form: form() })],
    ["makes", () => saveTunnelAction({ id: null, form: form({ isThisHost: true }) })],
    ["turns another into", () => saveTunnelAction({ id: ID, form: form({ isThisHost: true }) })],
    ["gives a key to", () => makeTunnelKeyAction({ id: ID, keep: true })],
    [
      "pastes a key for",
      () =>
        giveTunnelPublicKeyAction({
          id: ID,
          publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINS1qGH2YVWnbuDH+T/25y1a1wxJg5tKOSTfRLChvisq",
        }),
    ],
    ["revokes", () => revokeTunnelAction({ id: ID })],
    ["switches", () => switchTunnelAction({ id: ID, enabled: false })],
    ["removes", () => removeTunnelAction({ id: ID })],
    ["ends", () => endTunnelsAction({ id: ID })],
    ["retries", () => retryTunnelAction({ id: ID })],
    ["tests", () => testTunnelAction({ id: ID, runId: ID })],
    [
      "confirms the server of",
      () => confirmHostKeyAction({ id: ID, type: "ssh-ed25519", fingerprint: `SHA256:${"A".repeat(43)}` }),
    ],
  ];

  it.each(changes)("never %s one", async (_verb, change) => {
    await createTunnel(ID, settingsOf(form({ isThisHost: true })));
    await actAs("demo");
    expect(await change()).toMatchObject(FORBIDDEN);
    expect(openAppliance).not.toHaveBeenCalled();
  });

  it("goes on with those of other clients", async () => {
    await createTunnel(ID, settingsOf(form()));
    await actAs("demo");
    expect(await switchTunnelAction({ id: ID, enabled: false })).toMatchObject({
      error: { code: "unexpected" },
    });
    expect(openAppliance).toHaveBeenCalledTimes(1);
  });
});

describe("a demo account and smb.conf", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  async function box() {
    const file = path.join(data, "smb.conf");
    await writeFile(file, "[global]\n\tworkgroup = WORKGROUP\n");
    await mkdir(path.join(data, "appliance"), { recursive: true });
    const host = createLocalHost();
    return { ...host, files: { ...host.files, smbConf: file } };
  }

  it("writes what stays in the box", async () => {
    const host = await box();
    const harmless = bytes("[global]\n\tworkgroup = WORKGROUP\n\tsmb encrypt = required\n");
    expect(await mayWriteSmbConf(host, "demo", harmless)).toEqual(ok(null));
  });

  it("has smbd run nothing and read nothing, neither applied nor reviewed; an operator may", async () => {
    const host = await box();
    openAppliance.mockReset().mockResolvedValue(ok(host));
    const candidate = bytes("[global]\n\tinclude = /etc/shadow\n");
    expect(await mayWriteSmbConf(host, "operator", candidate)).toEqual(ok(null));
    await actAs("demo");
    expect(await reviewSmbConfAction({ candidate, baseTag: "" })).toMatchObject({
      error: { code: "forbidden", message: expect.stringContaining("“include”") as string },
    });
    const request = { candidate, baseTag: "", reason: "", activation: "reload", acknowledged: null } as const;
    expect(await applySmbConfAction({ ...request, changeId: ID })).toMatchObject(FORBIDDEN);
  });
});
