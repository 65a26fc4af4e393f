import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { goodProfile } from "@/lib/actions/testing/good-inputs";
import { skeletonOf } from "@/lib/actions/testing/kept-within";
import { createTestDatabase } from "@/lib/db/test-database";
import type { Host } from "@/lib/host/host";
import { stopAppliance } from "@/lib/sandbox/appliance";
import { findFreePort } from "@/lib/sandbox/free-port";
import { dataDir } from "@/lib/shared/data-dir";
import { ProfileForm } from "@/lib/tunnels/profile";
import { readKeyLine } from "@/lib/tunnels/key-line";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { saveTunnel } from "@/lib/use-cases/save-tunnel";
import { showTunnel } from "@/lib/use-cases/show-tunnel";
import { admin } from "@/lib/use-cases/testing/box-fixture";

/** A panel's data, its box, one tunnel profile, and a way to see whether anything of it was written. */
export interface AbusedPanel {
  readonly host: Host;
  readonly tunnel: string;
  readonly closedPort: number;
  /** The file that hostile texts make where somebody runs them. */
  readonly canary: string;
  /** What its key line and the files handed to its client are made of. */
  readonly plainFiles: { readonly keyOptions: readonly string[]; readonly skeleton: unknown };
  /** Changes with whatever is written but audit log, counts of attempts and sessions. */
  state(): Promise<string>;
  hasRun(): Promise<boolean>;
  remove(): Promise<void>;
}

export async function startAbusedPanel(): Promise<AbusedPanel> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), "inflight-canary-"));
  const opened = await openAppliance();
  if (!opened.ok) throw new Error(opened.error.message);
  const host = opened.value;
  const saved = await saveTunnel(host, { ...admin, role: "admin" }, null, ProfileForm.parse(goodProfile()));
  if (!saved.ok) throw new Error(saved.error.message);

  const shown = await showTunnel(host, saved.value.id, true);
  if (!shown.ok) throw new Error(shown.error.message);
  const keys = await readFile(host.tunnelDoor.authorizedKeys, "utf8");
  const keyLine = keys.split("\n").find((line) => line !== "" && !line.startsWith("#")) ?? "";
  const keyOptions = (readKeyLine(keyLine)?.options ?? []).map(({ name }) => name).sort();

  const managed = async () => {
    const { smbConf, exports, nfsSysconfig, nfsConfFolder } = host.files;
    const dropIns = (await readdir(nfsConfFolder).catch(() => [])).map((name) =>
      path.join(nfsConfFolder, name),
    );
    const files = [smbConf, exports, nfsSysconfig, host.tunnelDoor.authorizedKeys, ...dropIns];
    return Promise.all(files.map((file) => readFile(file, "base64").catch(() => null)));
  };
  const stored = () => {
    const { user, account, revision, blob, tunnelProfile, tunnelTest, shareVerification } = database.db;
    return Promise.all([
      user.findMany(),
      account.findMany(),
      revision.findMany(),
      blob.findMany({ select: { tag: true } }),
      tunnelProfile.findMany(),
      tunnelTest.count(),
      shareVerification.count(),
    ]);
  };
  return {
    host,
    tunnel: saved.value.id,
    plainFiles: { keyOptions, skeleton: skeletonOf(shown.value.files) },
    closedPort: await findFreePort(),
    canary: path.join(folder, "canary"),
    state: async () => {
      const all = JSON.stringify([await managed(), await stored()]);
      return createHash("sha256").update(all).digest("hex");
    },
    hasRun: async () => (await readdir(folder)).length > 0,
    remove: async () => {
      await stopAppliance(dataDir(database.dataDir).appliance);
      await database.remove();
      await rm(folder, { recursive: true });
    },
  };
}
