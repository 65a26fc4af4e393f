import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeFiles } from "@/lib/host/testing/files-contract";
import { describeGrowingFiles } from "@/lib/host/testing/growing-files-contract";
import { describePrograms } from "@/lib/host/testing/programs-contract";
import { mountSmallDisk } from "@/lib/host/testing/small-disk";
import { type Appliance, startAppliance, stopAppliance } from "@/lib/sandbox/appliance";
import { boxFolders, listening, processesOf, smb, started } from "@/lib/sandbox/testing/test-box";

const folders = boxFolders();
afterAll(folders.removeAll);

describe("the box", () => {
  let box: Appliance;
  const systemFolders = [
    "/run/samba",
    "/var/lib/samba",
    "/var/lib/samba/private",
    "/etc/samba",
    "/var/log/samba",
  ];
  let before: readonly string[][];
  const systemFiles = () => Promise.all(systemFolders.map((folder) => readdir(folder).catch(() => [])));

  beforeAll(async () => {
    before = await systemFiles();
    box = await started(await folders.make());
  });

  describe("as a host", () => {
    describeFiles(() => box.host);
    describeGrowingFiles(() => box.host);
    describePrograms(() => box.host);
  });

  it("runs and has nothing to complain of", async () => {
    expect(box.notes).toEqual([]);
    const status = await box.host.service("smbd").status();
    expect(status).toMatchObject({ state: "running", pid: expect.any(Number) as number });
    expect(status.since?.getTime()).toBeGreaterThan(Date.now() - 600_000);
    expect(await listening(box.port)).toEqual([`127.0.0.1:${String(box.port)}`]);
  });

  it("serves each user's files as that user", async () => {
    const file = path.join(box.dir, "hello.txt");
    await writeFile(file, "hello");
    expect(await smb(box, "alice", "finance", `put ${file} hello.txt; ls`)).toContain("hello.txt");
    const there = await stat(path.join(box.dir, "shares/finance/hello.txt"));
    expect(await readFile(path.join(box.dir, "shares/finance/hello.txt"), "utf8")).toBe("hello");
    if (process.getuid?.() === 0) expect([there.uid, there.gid]).toEqual([30_001, 30_010]);
    expect(await smb(box, "alice", "finance", `get ledger-2015.csv ${file}`)).toContain("getting file");
    expect(await readFile(file, "utf8")).toContain("4711");
    expect(await smb(box, "alice", "alice", "ls")).toContain("notes.txt");
  });

  it("keeps people out of what is not theirs", async () => {
    expect(await smb(box, "bob", "finance", "ls")).toContain("NT_STATUS_ACCESS_DENIED");
    expect(await smb(box, "alice", "backup", "ls")).toContain("NT_STATUS_ACCESS_DENIED");
    expect(await smb(box, "alice", "bob", "ls")).toMatch(/NT_STATUS_(ACCESS_DENIED|BAD_NETWORK_NAME)/);
    expect(await smb(box, null, "projects", "ls")).toContain("NT_STATUS_ACCESS_DENIED");
    expect(await smb(box, null, "public", "ls; put /etc/hostname x")).toMatch(
      /welcome\.txt[^]*NT_STATUS_(ACCESS|MEDIA)/,
    );
  });

  it("lists its shares without its hidden ones", async () => {
    const listed = await box.host.run(
      ["smbclient", "--list", box.address, `--port=${String(box.port)}`, "--authentication-file=/dev/stdin"],
      { stdin: "username=alice\npassword=demo-alice\n" },
    );
    const names = "stdout" in listed ? listed.stdout : "";
    for (const name of ["public", "finance", "projects", "backup"]) expect(names).toContain(name);
    expect(names).not.toContain("archive");
  });

  it("answers through Samba's own programs, which need not be told where it is", async () => {
    expect(await box.host.run(["testparm", "-s", "--parameter-name=smb ports"])).toMatchObject({
      stdout: `${String(box.port)}\n`,
    });
    const candidate = "[global]\n\tserver smb encrypt = required\n";
    expect(
      await box.host.run(["testparm", "-s", "--parameter-name=smb encrypt", "/dev/stdin"], {
        stdin: candidate,
      }),
    ).toMatchObject({ code: 0, stdout: "required\n" });
    const quiet = await box.host.run(["testparm", "-s"]);
    expect("stderr" in quiet && quiet.stderr).not.toMatch(/WARNING|Unknown|deprecated/);
    if (process.getuid?.() === 0) {
      const sessions = await box.host.run(["smbstatus", "--json"]);
      expect("stdout" in sessions && JSON.parse(sessions.stdout)).toMatchObject({
        version: expect.any(String) as string,
      });
    }
  });

  it("writes one log file for each client address", async () => {
    expect(await readdir(path.join(box.dir, "log"))).toContain("log.127.0.0.1");
  });

  it("reads a changed file on reload, without a restart", async () => {
    const smbd = box.host.service("smbd");
    const { pid } = await smbd.status();
    const read = await box.host.readFile(box.host.files.smbConf);
    if (!read.ok) throw new Error(read.error.message);
    const changed = `${Buffer.from(read.value.bytes).toString()}\n[extra]\n\tpath = ${box.dir}/shares/public\n\tguest ok = yes\n`;
    await box.host.replaceFile(box.host.files.smbConf, Buffer.from(changed), { ifTag: read.value.tag });
    expect(await smbd.reload()).toMatchObject({ ok: true, value: { pid } });
    expect(await smb(box, null, "extra", "ls")).toContain("welcome.txt");
  });

  it("ends all sessions on restart and serves again", async () => {
    const smbd = box.host.service("smbd");
    const { pid } = await smbd.status();
    const restarted = await smbd.restart();
    expect(restarted).toMatchObject({ ok: true, value: { state: "running" } });
    expect(restarted.ok && restarted.value.pid).not.toBe(pid);
    expect(await smb(box, "alice", "finance", "ls")).toContain("ledger-2015.csv");
  });

  it("is taken over with its process by whoever opens it next", async () => {
    const { pid } = await box.host.service("smbd").status();
    const [second, third] = await Promise.all([started(box.dir), started(box.dir)]);
    expect(await second.host.service("smbd").status()).toMatchObject({ state: "running", pid });
    expect(third.port).toBe(box.port);
    expect(second.notes).toEqual([]);
  });

  it("runs beside another box", async () => {
    const other = await started(await folders.make());
    expect(other.port).not.toBe(box.port);
    expect(await smb(other, "bob", "backup", "ls")).toContain("backup-log.txt");
    await stopAppliance(other.dir);
    expect(await processesOf(other.dir)).toEqual([]);
    expect(await other.host.service("smbd").status()).toMatchObject({ state: "stopped", pid: null });
    expect(await smb(box, "bob", "backup", "ls")).toContain("backup-log.txt");
  });

  it("has touched no folder of the system's own Samba", async () => {
    expect(await systemFiles()).toEqual(before);
  });
});

describe("a box on a machine without libnss_wrapper", () => {
  it("serves guests, has no users, and says so", async () => {
    const opened = await startAppliance(await folders.make(), {
      accountsLibrary: () => Promise.resolve(null),
    });
    if (!opened.ok) throw new Error(opened.error.message);
    const box = opened.value;
    expect(box.users).toEqual([]);
    expect(box.notes.join()).toContain("apt-get install libnss-wrapper");
    expect(await box.host.service("smbd").status()).toMatchObject({ state: "running" });
    expect(await smb(box, null, "public", "ls")).toContain("welcome.txt");
    expect(await smb(box, null, "finance", "ls")).toContain("NT_STATUS_ACCESS_DENIED");
  });
});

describe("where a box cannot live", () => {
  it("says so of a disk that is full", async () => {
    const disk = await mountSmallDisk();
    if (disk === null) return;
    const dir = path.join(disk.folder, "box");
    await mkdir(dir);
    await writeFile(path.join(disk.folder, "filler"), new Uint8Array(64 * 1024)).catch(() => undefined);
    expect(await startAppliance(dir)).toMatchObject({
      ok: false,
      error: { code: expect.any(String) as string },
    });
    expect(await processesOf(dir)).toEqual([]);
    await disk.remove();
  });

  it("says so of a path Samba cannot write down", async () => {
    const refused = await startAppliance("/tmp/100%/appliance");
    expect(refused).toMatchObject({ ok: false, error: { code: "unusable-path" } });
  });

  it("refuses a folder that belongs to another account, and one that cannot be made", async () => {
    const dir = await folders.make();
    if (process.getuid?.() === 0) {
      const box = await started(await folders.make());
      await mkdir(dir, { recursive: true });
      await box.host.run(["chown", "65534", dir]);
      expect(await startAppliance(dir)).toMatchObject({ ok: false, error: { code: "not-ours" } });
      await box.host.run(["chown", "0", dir]);
    }
    await mkdir(path.dirname(dir), { recursive: true });
    await chmod(path.dirname(dir), 0o700);
    await writeFile(path.join(path.dirname(dir), "file"), "");
    const below = await startAppliance(path.join(path.dirname(dir), "file", "appliance"));
    expect(below).toMatchObject({ ok: false, error: { code: "unwritable" } });
  });
});
