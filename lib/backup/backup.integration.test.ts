import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUpPanel } from "@/lib/backup/back-up";
import { prepareRestore, putInPlace } from "@/lib/backup/restore";
import { openConnection } from "@/lib/db/connection";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";

let database: TestDatabase;
let folder: string;
let file: string;

beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "inflight-backup-test-"));
  file = path.join(folder, "panel.tar.gz");
  const { dataDir } = database;
  await writeFile(path.join(dataDir, "secret"), "a-session-key\n", { mode: 0o600 });
  await mkdir(path.join(dataDir, "tls"));
  await writeFile(path.join(dataDir, "tls/key.pem"), "a TLS key\n", { mode: 0o600 });
  await mkdir(path.join(dataDir, "tunneld"));
  await writeFile(path.join(dataDir, "tunneld/key"), "a sealing key of tunnels\n");
  await mkdir(path.join(dataDir, "demo"));
  await writeFile(path.join(dataDir, "demo/secrets.json"), "sealed secrets of a demo\n");
  await mkdir(path.join(dataDir, "appliance"));
  await writeFile(path.join(dataDir, "appliance/smb.conf"), "[global]\n");
});
afterEach(async () => {
  await database.remove();
  await rm(folder, { recursive: true });
});

async function addBlob(tag: string): Promise<void> {
  await database.db.blob.create({ data: { tag, bytes: Buffer.alloc(5_000, tag), size: 5_000 } });
}

async function make(passphrase: string | null = null) {
  const made = await backUpPanel({ root: database.dataDir, target: file, passphrase, panel: "0.0.1" });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

const into = (name: string) => path.join(folder, name);

async function tags(root: string): Promise<readonly unknown[]> {
  const client = openConnection(path.join(root, "panel.db"));
  const { rows } = await client.execute(`SELECT "tag" FROM "blob" ORDER BY "tag"`);
  client.close();
  return rows.map((row) => row["tag"]);
}

async function restored(root: string, passphrase: string | null = null): Promise<string | null> {
  const prepared = await prepareRestore(root, file, passphrase);
  if (!prepared.ok) throw new Error(prepared.error.message);
  const placed = await putInPlace(root, prepared.value.stage, new Date());
  if (!placed.ok) throw new Error(placed.error.message);
  return placed.value;
}

describe("a backup", () => {
  it("holds the panel's own data of a panel that goes on writing, for its owner alone, and any tar lists it", async () => {
    await addBlob("before");
    const made = new AbortController();
    const writer = (async () => {
      while (!made.signal.aborted) {
        await addBlob(`while ${randomUUID()}`);
        // The database's calls leave the event loop to nobody else.
        await pause(1);
      }
    })();
    const { manifest } = await make();
    made.abort();
    await writer;
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(manifest.files.map(({ name }) => name)).toEqual([
      "demo/secrets.json",
      "panel.db",
      "secret",
      "tls/key.pem",
      "tunneld/key",
    ]);
    expect(execFileSync("tar", ["-tzf", file], { encoding: "utf8" }).trim().split("\n")).toEqual([
      "manifest.json",
      ...manifest.files.map(({ name }) => name),
    ]);
    expect(await readdir(folder)).toEqual(["panel.tar.gz"]);
    await restored(into("new"));
    expect(await tags(into("new"))).toContain("before");
    expect(await readFile(into("new/tls/key.pem"), "utf8")).toBe("a TLS key\n");
    expect((await stat(into("new/secret"))).mode & 0o777).toBe(0o600);
  });

  it("is not written over another file, nor where there is no data", async () => {
    await writeFile(file, "mine");
    const request = { root: database.dataDir, target: file, passphrase: null, panel: "1" };
    expect(await backUpPanel(request)).toMatchObject({ ok: false, error: { code: "exists" } });
    expect(await readFile(file, "utf8")).toBe("mine");
    const nowhere = { ...request, root: into("nowhere"), target: into("other") };
    expect(await backUpPanel(nowhere)).toMatchObject({ ok: false, error: { code: "no-data" } });
  });

  it("opens with its passphrase alone, and shows nothing without it", async () => {
    await make("correct horse battery");
    expect((await readFile(file)).includes("a TLS key")).toBe(false);
    const open = (passphrase: string | null) => prepareRestore(into("new"), file, passphrase);
    expect(await open(null)).toMatchObject({ ok: false, error: { code: "sealed" } });
    expect(await open("wrong horse battery")).toMatchObject({
      ok: false,
      error: { code: "wrong-passphrase" },
    });
    expect(await readdir(into("new"))).toEqual([]);
    await restored(into("new"), "correct horse battery");
    expect(await readFile(into("new/secret"), "utf8")).toBe("a-session-key\n");
  });
});

describe("a restore", () => {
  it("puts aside what is there, whole, and leaves the box alone", async () => {
    await addBlob("kept in the backup");
    await make();
    await addBlob("after the backup");
    await writeFile(path.join(database.dataDir, "sealing-key"), "made after the backup\n");
    const root = database.dataDir;
    const aside = (await restored(root)) ?? "";
    expect(await tags(root)).toEqual(["kept in the backup"]);
    expect(await tags(aside)).toEqual(["after the backup", "kept in the backup"]);
    expect(await readFile(path.join(aside, "sealing-key"), "utf8")).toBe("made after the backup\n");
    expect((await readdir(root)).filter((name) => name.includes("restor"))).toEqual([path.basename(aside)]);
    expect(await readdir(root)).not.toContain("sealing-key");
    expect(await readFile(path.join(root, "appliance/smb.conf"), "utf8")).toBe("[global]\n");
  });

  it("by root leaves everything to the account that the data folder belongs to", async () => {
    await make();
    const root = into("other-account");
    await mkdir(root);
    if (process.getuid?.() === 0) await chown(root, 65_534, 65_534);
    const { uid } = await stat(root);
    await restored(root);
    await restored(root);
    const names = await readdir(root, { recursive: true });
    expect(names).toContain("tls/key.pem");
    for (const name of names) expect((await stat(path.join(root, name))).uid, name).toBe(uid);
  });

  it("prepares files that stay as they are until they are put in place", async () => {
    await make();
    const prepared = await prepareRestore(into("new"), file, null);
    if (!prepared.ok) throw new Error(prepared.error.message);
    expect((await readdir(prepared.value.stage)).toSorted()).toEqual([
      "demo",
      "panel.db",
      "secret",
      "tls",
      "tunneld",
    ]);
  });

  it("signs everybody out", async () => {
    const user = { id: "u", name: "U", email: "u@inflight.invalid" };
    await database.db.user.create({ data: user });
    const session = { id: "s", token: "t", expiresAt: new Date(Date.now() + 1e7), userId: "u" };
    await database.db.session.create({ data: session });
    await make();
    await restored(into("new"));
    const client = openConnection(into("new/panel.db"));
    expect((await client.execute(`SELECT * FROM "session"`)).rows).toEqual([]);
    expect((await client.execute(`SELECT "id" FROM "user"`)).rows).toHaveLength(1);
    client.close();
  });

  it("of an older version's backup brings its database to this one's shape; of a newer one's is refused", async () => {
    await database.db.$executeRawUnsafe(`DROP TABLE "own_check"`);
    const name = `DELETE FROM "_prisma_migrations" WHERE "migration_name" = '0004_own_check'`;
    await database.db.$executeRawUnsafe(name);
    await make();
    const prepared = await prepareRestore(into("new"), file, null);
    expect(prepared).toMatchObject({ ok: true, value: { applied: ["0004_own_check"] } });

    await rm(file);
    const later = `UPDATE "_prisma_migrations" SET "migration_name" = '0999_later' WHERE "migration_name" = '0001_init'`;
    await database.db.$executeRawUnsafe(later);
    await make();
    expect(await prepareRestore(into("other"), file, null)).toMatchObject({
      ok: false,
      error: { code: "newer", message: expect.stringContaining("newer version") as string },
    });
    expect(await readdir(into("other"))).toEqual([]);
  });
});

describe("a backup that is not as it was made", () => {
  let packed: Buffer;
  beforeEach(async () => {
    await addBlob("x");
    await make();
    packed = gunzipSync(await readFile(file));
  });
  const refused = async (bytes: Buffer) => {
    await writeFile(file, bytes);
    const prepared = await prepareRestore(into("new"), file, null);
    expect(prepared.ok).toBe(false);
    expect(await readdir(into("new"))).toEqual([]);
    return prepared.ok ? "" : prepared.error.code;
  };
  const at = (words: string) => packed.indexOf(words);

  it.each([0, 1, 9, 40, 99])("cut off at %i of a hundred", async (share) => {
    const whole = await readFile(file);
    expect(await refused(whole.subarray(0, Math.floor((whole.length * share) / 100)))).toMatch(
      /damaged|not-a/,
    );
  });

  it("with a byte changed in a file, in the manifest, or in a header", async () => {
    for (const place of [at("a TLS key"), at("a-session-key"), at("tls/key.pem"), at('"sha256"') + 12]) {
      const changed = Buffer.from(packed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(await refused(gzipSync(changed))).toBe("damaged");
    }
  });

  it("with bytes behind its end, or none at all", async () => {
    expect(await refused(gzipSync(Buffer.concat([packed, Buffer.from("more")])))).toBe("damaged");
    expect(await refused(gzipSync(Buffer.alloc(10_240)))).toBe("damaged");
    expect(await refused(Buffer.from("nonsense"))).toBe("not-a-backup");
  });

  it("put together by somebody else: links, other names, ways out of the folder", async () => {
    const evil = into("evil");
    await mkdir(evil);
    execFileSync("tar", ["-xzf", file, "-C", evil]);
    await chmod(evil, 0o700);
    const pack = (...names: string[]) =>
      execFileSync("tar", ["-czPf", "-", "-C", evil, "--transform", "s,^up/,../,", ...names]);
    const rest = ["manifest.json", "demo/secrets.json", "panel.db", "secret", "tls/key.pem", "tunneld/key"];
    await writeFile(file, pack(...rest));
    expect(await prepareRestore(into("new"), file, null)).toMatchObject({ ok: true });
    await rm(into("new"), { recursive: true });

    await symlink("/etc/passwd", path.join(evil, "sealing-key"));
    await mkdir(path.join(evil, "up"));
    await writeFile(path.join(evil, "up/way-out"), "out");
    await writeFile(path.join(evil, "other"), "other");
    for (const name of ["sealing-key", "up/way-out", "other", "tls", "/etc/hostname"]) {
      expect(await refused(pack(...rest, name))).toBe("damaged");
    }
    expect(await readdir(folder)).not.toContain("way-out");
    expect(await refused(pack(...rest.slice(1)))).toBe("damaged");
    expect(await refused(pack(...rest.slice(0, 3)))).toBe("damaged");
    expect(await refused(pack(...rest, "secret"))).toBe("damaged");
  });

  it("whose database is damaged though its sums are right", async () => {
    await rm(file);
    const client = openConnection(database.path);
    await client.execute("PRAGMA writable_schema = ON");
    await client.execute(`UPDATE sqlite_schema SET "rootpage" = 2 WHERE "name" = 'blob'`);
    client.close();
    const made = await backUpPanel({ root: database.dataDir, target: file, passphrase: null, panel: "1" });
    expect(made).toMatchObject({ ok: false });
    expect(await readdir(folder)).toEqual([]);
  });
});
