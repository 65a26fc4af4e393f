import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalHost } from "@/lib/host/local-host";
import { type Appliance, startAppliance } from "@/lib/sandbox/appliance";
import { findFreePort } from "@/lib/sandbox/free-port";
import { nfsPortsOf, nfsSays } from "@/lib/sandbox/testing/nfs-client";
import { boxFolders, listening } from "@/lib/sandbox/testing/test-box";

const folders = boxFolders();
const machine = createLocalHost();
let box: Appliance;

const ports = () => nfsPortsOf(box.dir);

const nfs = (program: "nfs-ls" | "nfs-cat", place: string, version?: 3 | 4) =>
  nfsSays(box.dir, program, place, version);

async function write(...lines: readonly string[]): Promise<void> {
  await writeFile(box.host.files.exports, `${lines.join("\n")}\n`);
}

const at = (folder: string) => `"${path.join(box.dir, "shares", folder)}"`;

beforeAll(async () => {
  const started = await startAppliance(await folders.make("d"), { nfs: true });
  if (!started.ok) throw new Error(started.error.message);
  box = started.value;
  expect(box.notes).toEqual([]);
});

afterAll(async () => {
  await folders.removeAll();
});

describe("the box's NFS server", { timeout: 60_000 }, () => {
  it("serves the first exports file over v3 and v4, on loopback alone", async () => {
    expect(await nfs("nfs-ls", "public")).toContain("welcome.txt");
    expect(await nfs("nfs-cat", "public/welcome.txt")).toContain("open to everybody");
    expect(await nfs("nfs-cat", "public/welcome.txt", 4)).toContain("open to everybody");
    const { nfs: port, mount } = await ports();
    for (const each of [port, mount]) {
      for (const address of await listening(each)) expect(address).toMatch(/^\[::ffff:127\.0\.0\.1\]:/);
    }
  });

  it("needs no rpcbind of the machine and leaves none where others look for it", async () => {
    expect(await listening(111)).toEqual([]);
    expect(await machine.run(["test", "-e", "/run/rpcbind.sock"])).toMatchObject({ code: 1 });
  });

  it("follows the exports file at a reload: an export taken away is refused, one added is served", async () => {
    await write(`${at("archive")} 127.0.0.1(ro,insecure)`);
    expect(await box.host.service("nfs").reload()).toMatchObject({ ok: true, value: { state: "running" } });
    expect(await nfs("nfs-ls", "public")).toContain("MNT3ERR_ACCES");
    expect(await nfs("nfs-ls", "archive")).toContain("2013-summary.txt");
    await write(`${at("public")} 10.20.0.0/16(ro,insecure)`, `${at("archive")} localhost(ro,insecure)`);
    expect(await box.host.service("nfs").reload()).toMatchObject({ ok: true });
    expect(await nfs("nfs-ls", "public")).toContain("MNT3ERR_ACCES");
    expect(await nfs("nfs-cat", "archive/2013-summary.txt", 4)).toContain("closed");
  });

  it("refuses a file that exportfs stops in, and goes on as it was", async () => {
    await write(`${at("public")} *(ro,insecure)`, `${at("archive")} *(ro,nonsense)`);
    expect(await box.host.service("nfs").reload()).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("line 2") as string },
    });
    expect(await nfs("nfs-ls", "archive")).toContain("2013-summary.txt");
  });

  it("exports no folder of the machine's own, whatever a link says", async () => {
    await write("/etc *(rw,no_root_squash,insecure)");
    expect(await box.host.service("nfs").reload()).toMatchObject({ ok: false, error: { code: "denied" } });
    await machine.run(["ln", "-s", "/etc", path.join(box.dir, "shares", "sly")]);
    await write(`${at("sly")} *(rw,insecure)`);
    expect(await box.host.service("nfs").reload()).toMatchObject({ ok: false, error: { code: "denied" } });
  });

  it("has mountd where a drop-in pins it, after a restart", async () => {
    await write(`${at("public")} *(ro,insecure)`);
    const before = await ports();
    const pin = await findFreePort();
    await writeFile(
      path.join(box.host.files.nfsConfFolder, "10-test.conf"),
      `[mountd]\nport=${String(pin)}\n`,
    );
    expect(await box.host.service("nfs").reload()).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("restart") as string },
    });
    expect(await box.host.service("nfs").restart()).toMatchObject({ ok: true });
    expect(await ports()).toMatchObject({ nfs: before.nfs, mount: pin });
    expect(await nfs("nfs-ls", "public")).toContain("welcome.txt");
  });
});
