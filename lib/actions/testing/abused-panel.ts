import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { goodProfile } from "@/lib/actions/testing/good-inputs";
import { skeletonOf } from "@/lib/actions/testing/kept-within";
import { type PanelParts, partsOf, type Query } from "@/lib/actions/testing/panel-parts";
import { createTestDatabase } from "@/lib/db/test-database";
import type { Host } from "@/lib/host/host";
import { stopAppliance } from "@/lib/sandbox/appliance";
import { findFreePort } from "@/lib/sandbox/free-port";
import { dataDir } from "@/lib/shared/data-dir";
import { ProfileForm } from "@/lib/tunnels/profile";
import { readKeyLine } from "@/lib/tunnels/key-line";
import { managedFiles } from "@/lib/use-cases/managed-files";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
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
  /** Everything on disk and in the database but audit log, counts of attempts and sessions. */
  parts(): Promise<PanelParts>;
  accounts(): Promise<
    readonly { readonly username: string | null; readonly name: string; readonly role: string }[]
  >;
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

  // What is found at the first look becomes a revision, whoever looks.
  for (const file of managedFiles) await readManagedFile(file, host);
  const query: Query = (sql) => database.db.$queryRawUnsafe(sql);
  return {
    host,
    tunnel: saved.value.id,
    plainFiles: { keyOptions, skeleton: skeletonOf(shown.value.files) },
    closedPort: await findFreePort(),
    canary: path.join(folder, "canary"),
    parts: () => partsOf(database.dataDir, query),
    accounts: () => database.db.user.findMany(),
    hasRun: async () => (await readdir(folder)).length > 0,
    remove: async () => {
      await stopAppliance(dataDir(database.dataDir).appliance);
      await database.remove();
      await rm(folder, { recursive: true });
    },
  };
}
