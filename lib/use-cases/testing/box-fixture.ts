import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createTestDatabase } from "@/lib/db/test-database";
import { contentTag } from "@/lib/host/content-tag";
import type { Host } from "@/lib/host/host";
import { type Appliance, startAppliance, stopAppliance } from "@/lib/sandbox/appliance";
import { dataDir } from "@/lib/shared/data-dir";
import { type ApplyChangeInput, applyChange } from "@/lib/use-cases/apply-change";
import type { ApplyOutcome, ApplyRequest } from "@/lib/use-cases/change-types";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

export const admin = { username: "admin", role: "admin", address: "127.0.0.1" };

/** A migrated database and a running box beside it, with what tests of the pipeline say again and again. */
export interface BoxFixture {
  readonly dataDir: string;
  readonly appliance: Appliance;
  readonly host: Host;
  readonly file: ManagedFile;
  /** The managed file as it is on disk. */
  read(): Promise<string>;
  /** As another program would: past the panel. */
  writeOutside(text: string): Promise<void>;
  /** An apply request for a whole new text, made from what is on disk now unless a base is given. */
  request(text: string, more?: Partial<ApplyRequest>): Promise<ApplyRequest>;
  apply(
    text: string,
    more?: Partial<ApplyRequest>,
    onStep?: ApplyChangeInput["onStep"],
  ): Promise<ApplyOutcome>;
  remove(): Promise<void>;
}

/** For smb.conf unless told another file. A box for the exports file runs its NFS server too, and one for authorized_keys both that and its SSH server. */
export async function startBoxFixture(file: ManagedFile = smbConfFile): Promise<BoxFixture> {
  const database = await createTestDatabase();
  const dir = dataDir(database.dataDir).appliance;
  const started = await startAppliance(dir, {
    nfs: file.service !== "smbd",
    ssh: file.service === "sshd",
  });
  if (!started.ok) throw new Error(started.error.message);
  const appliance = started.value;
  const { host } = appliance;
  const read = () => readFile(file.path(host), "utf8");

  const request: BoxFixture["request"] = async (text, more = {}) => ({
    candidate: new TextEncoder().encode(text),
    baseTag: more.baseTag ?? contentTag(await readFile(file.path(host))),
    reason: "Test",
    activation: "restart",
    acknowledged: null,
    changeId: randomUUID(),
    ...more,
  });
  return {
    dataDir: database.dataDir,
    appliance,
    host,
    file,
    read,
    writeOutside: (text) => writeFile(file.path(host), text),
    request,
    apply: async (text, more, onStep) =>
      applyChange({
        file,
        host,
        actor: admin,
        origin: "panel",
        request: await request(text, more),
        ...(onStep && { onStep }),
      }),
    remove: async () => {
      await stopAppliance(dir);
      await database.remove();
    },
  };
}

/** Adds lines at the end of `[global]`'s first header line. */
export function withGlobal(text: string, ...lines: string[]): string {
  return text.replace(/^\[global\]$/m, ["[global]", ...lines.map((line) => `\t${line}`)].join("\n"));
}
