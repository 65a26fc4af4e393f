import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalHost } from "@/lib/host/local-host";
import type { Appliance } from "@/lib/sandbox/appliance";
import { boxFolders, listening, smb, started } from "@/lib/sandbox/testing/test-box";

const folders = boxFolders();
afterAll(folders.removeAll);

describe("a box with a smb.conf pasted from elsewhere", () => {
  let box: Appliance;
  let elsewhere: string;

  beforeAll(async () => {
    box = await started(await folders.make());
    elsewhere = path.join(box.dir, "elsewhere");
    await mkdir(elsewhere);
    await writeFile(
      path.join(elsewhere, "other.conf"),
      `[global]\n\tsmb ports = 4711\n\tlock directory = ${elsewhere}/other\n`,
    );
    await writeFile(
      box.host.files.smbConf,
      `[global]
  workgroup = ELSEWHERE
  interfaces = 0.0.0.0/0 eth0
  bind interfaces only = no
  smb ports = 445 139
  disable netbios = no
  lock directory = ${elsewhere}/lock
  state directory = ${elsewhere}/state
  cache directory = ${elsewhere}/cache
  private dir = ${elsewhere}/private
  pid directory = ${elsewhere}/pid
  ncalrpc dir = ${elsewhere}/ncalrpc
  log file = ${elsewhere}/log.%m
  panic action = touch ${elsewhere}/panicked
  unix password sync = yes
  obey pam restrictions = yes
  load printers = yes
  printing = cups
  config file = ${elsewhere}/other.conf
  map to guest = bad user
[Public]
  path = ${box.dir}/shares/public
  guest ok = yes
`,
    );
  });

  it("starts, on loopback and its own port alone", async () => {
    const port = box.port;
    expect(await box.host.service("smbd").restart()).toMatchObject({ ok: true });
    expect(box.port).toBe(port);
    expect(box.notes.join("\n")).toContain("127.0.0.1 alone");
    expect(await listening(port)).toEqual([`127.0.0.1:${String(port)}`]);
    const { pid } = await box.host.service("smbd").status();
    const sockets = await createLocalHost().run(["ss", "-Hltunp"]);
    const own = ("stdout" in sockets ? sockets.stdout : "")
      .split("\n")
      .filter((line) => line.includes(`pid=${String(pid)},`));
    expect(own.map((line) => line.split(/\s+/)[4])).toEqual([`127.0.0.1:${String(port)}`]);
  });

  it("serves it, lists it, and writes nowhere but in the box", async () => {
    expect(await smb(box, null, "Public", "ls")).toContain("welcome.txt");
    const listed = await box.host.run([
      "smbclient",
      "--list",
      box.address,
      `--port=${String(box.port)}`,
      "--no-pass",
    ]);
    expect("stdout" in listed && listed.stdout).toContain("Public");
    expect(await box.host.service("smbd").reload()).toMatchObject({ ok: true });
    expect(await smb(box, "alice", "Public", "ls")).toContain("welcome.txt");
    expect(await readdir(elsewhere)).toEqual(["other.conf"]);
  });

  it("leaves the system's ports to the system", async () => {
    await writeFile(
      box.host.files.smbConf,
      `[global]\n\tsmb ports = 445\n[Public]\n\tpath = ${box.dir}/shares/public\n`,
    );
    expect(await box.host.service("smbd").restart()).toMatchObject({ ok: true });
    expect(await listening(box.port)).toEqual([`127.0.0.1:${String(box.port)}`]);
    expect(box.notes.join("\n")).toContain("below 1024");
  });
});
