import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "@/lib/host/host";
import { createLocalHost } from "@/lib/host/local-host";
import { findFreePort } from "@/lib/sandbox/free-port";
import { applianceLayout } from "@/lib/sandbox/layout";
import { nfsLayout } from "@/lib/sandbox/nfs/nfs-layout";
import { applyMountPinDropIn, applyNfsSysconfig } from "@/lib/use-cases/apply-mount-pin";
import type { ApplyOutcome, ApplyRequest } from "@/lib/use-cases/change-types";
import { draftMountPin } from "@/lib/use-cases/draft-mount-pin";
import { type MountPinFileName, mountPinDropIn, nfsSysconfigFile } from "@/lib/use-cases/mount-pin-files";
import { type NfsPorts, readNfsPorts } from "@/lib/use-cases/read-nfs-ports";
import { reviewMountPinDropIn } from "@/lib/use-cases/review-mount-pin";
import { admin, type BoxFixture, startBoxFixture } from "@/lib/use-cases/testing/box-fixture";

const machine = createLocalHost();
let box: BoxFixture;
let pinned: number;

beforeAll(async () => {
  box = await startBoxFixture(mountPinDropIn);
  expect(box.appliance.notes).toEqual([]);
});

afterAll(async () => {
  await box.remove();
});

async function ports(): Promise<NfsPorts> {
  const read = await readNfsPorts(box.host);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** What a real client says that names both ports, as it does through a tunnel. */
async function nfsLs(mountPort: number): Promise<string> {
  const { place } = await ports();
  const share = path.join(box.appliance.dir, "shares", "public");
  const url = `nfs://127.0.0.1${share}?nfsport=${String(place?.nfs)}&mountport=${String(mountPort)}`;
  const outcome = await machine.run(["nfs-ls", url], { timeoutMs: 30_000 });
  return "stdout" in outcome ? outcome.stdout + outcome.stderr : outcome.kind;
}

async function pin(port: number | null, more: Partial<ApplyRequest> = {}): Promise<ApplyOutcome> {
  const draft = await draftMountPin(box.host, port);
  if (!draft.ok) throw new Error(draft.error.message);
  const { file, ...text } = draft.value;
  return apply(file, { ...text, ...more });
}

const appliers = {
  "mountd-pin": applyMountPinDropIn,
  "sysconfig/nfs": applyNfsSysconfig,
};

async function apply(
  file: MountPinFileName,
  text: Pick<ApplyRequest, "candidate" | "baseTag"> & Partial<ApplyRequest>,
  host: Host = box.host,
): Promise<ApplyOutcome> {
  const request = {
    reason: "Test",
    activation: "restart",
    acknowledged: null,
    changeId: randomUUID(),
    ...text,
  } as const;
  const applied = await appliers[file](host, admin, request, "panel");
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value;
}

const dropIn = (name: string) => path.join(box.host.files.nfsConfFolder, name);

describe("pinning mountd's port", { timeout: 120_000 }, () => {
  it("finds NFS and mountd answering, and mountd floating", async () => {
    const { place, answers, mount, pin: file, portmapper, settings, sshPorts } = await ports();
    expect(place?.toldBy).toBe("appliance");
    for (const answer of [answers.nfs3, answers.nfs4, answers.mount3]) {
      expect(answer).toMatchObject({ answered: true, message: "" });
      expect(answer?.ms).toBeGreaterThan(0);
    }
    expect(mount).toMatchObject({ state: "floating", sentence: expect.stringContaining("Pin it") as string });
    expect(file).toMatchObject({ file: mountPinDropIn.name, tag: "" });
    expect(portmapper.mappings).toBeNull();
    expect(settings.mount.setBy).toBeNull();
    // This box runs no SSH server that could tell.
    expect(sshPorts).toBeNull();
    expect(await draftMountPin(box.host, null)).toMatchObject({ ok: false, error: { code: "unchanged" } });
  });

  it("moves it: a client that names the new port reads, one that names the old does not", async () => {
    const before = (await ports()).place?.mount ?? 0;
    do pinned = await findFreePort();
    while (pinned === before);
    const draft = await draftMountPin(box.host, pinned);
    if (!draft.ok) throw new Error(draft.error.message);
    const review = await reviewMountPinDropIn(box.host, draft.value.candidate, draft.value.baseTag);
    expect(review).toMatchObject({
      ok: true,
      value: { findings: [], refused: null, means: { reload: null } },
    });

    expect(await pin(pinned)).toMatchObject({
      state: "applied",
      message: expect.stringContaining(`pinned port ${String(pinned)}`) as string,
    });
    expect(await readFile(dropIn("zz-inflight.conf"), "utf8")).toMatch(
      new RegExp(`^# Written by Inflight.*\\[mountd\\]\nport=${String(pinned)}\n$`, "s"),
    );
    expect(await ports()).toMatchObject({ place: { mount: pinned }, mount: { state: "pinned" } });
    expect(await nfsLs(pinned)).toContain("welcome.txt");
    expect(await nfsLs(before)).not.toContain("welcome.txt");
    expect(await draftMountPin(box.host, pinned)).toMatchObject({ ok: false, error: { code: "unchanged" } });
  });

  it("stays there over a restart", async () => {
    expect(await box.host.service("nfs").restart()).toMatchObject({ ok: true });
    expect(await ports()).toMatchObject({ place: { mount: pinned }, mount: { state: "pinned" } });
  });

  it("refuses a taken port, NFS's own, one of the machine's, and a reload, and leaves mountd alone", async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const address = server.address();
    const taken = typeof address === "object" && address ? address.port : 0;
    try {
      expect(await pin(taken)).toMatchObject({
        state: "not-applied",
        message: expect.stringContaining(`port ${String(taken)} (TCP) now`) as string,
      });
    } finally {
      server.close();
    }
    const nfs = (await ports()).place?.nfs ?? 0;
    expect(await pin(nfs)).toMatchObject({
      state: "not-applied",
      message: expect.stringContaining("NFS itself") as string,
    });
    expect(await pin(893)).toMatchObject({
      state: "not-applied",
      message: expect.stringContaining("below 1024") as string,
    });
    const free = await findFreePort();
    expect(await pin(free, { activation: "reload" })).toMatchObject({ state: "not-applied" });
    // Linux may have given it to an outgoing connection by then: to be acknowledged.
    const { ephemeral, listeners } = (await ports()).around;
    let outgoing = ephemeral?.from ?? 0;
    while (listeners.some(({ port }) => port === outgoing)) outgoing += 1;
    expect(await pin(outgoing)).toMatchObject({
      state: "not-applied",
      message: expect.stringContaining("warnings") as string,
    });
    expect(await ports()).toMatchObject({ place: { mount: pinned }, mount: { state: "pinned" } });
    expect(await nfsLs(pinned)).toContain("welcome.txt");
  });

  it("puts the old file back where the server does not come up at the port", async () => {
    const free = await findFreePort();
    const draft = await draftMountPin(box.host, free);
    if (!draft.ok) throw new Error(draft.error.message);
    const before = await readFile(dropIn("zz-inflight.conf"), "utf8");
    const server = createServer();
    // Somebody takes the port between the check and the restart.
    const host: Host = {
      ...box.host,
      replaceFile: async (file, bytes, condition) => {
        if (!server.listening) {
          await new Promise<void>((listening) => server.listen(free, "127.0.0.1", listening));
        }
        return box.host.replaceFile(file, bytes, condition);
      },
    };
    const { file, ...text } = draft.value;
    const outcome = await apply(file, text, host);
    server.close();
    expect(outcome).toMatchObject({
      state: "rolled-back",
      message: expect.stringContaining("The old file was put back and NFS serves it again") as string,
    });
    expect(await readFile(dropIn("zz-inflight.conf"), "utf8")).toBe(before);
    expect(await nfsLs(pinned)).toContain("welcome.txt");
  });

  it("names the drop-in of somebody else that would win, and the one that it beats", async () => {
    const theirs = await findFreePort();
    await writeFile(dropIn("zzz-other.conf"), `# theirs\n[mountd]\nport = ${String(theirs)}\n`);
    await writeFile(dropIn("local.conf"), `[mountd]\nport=${String(theirs)}\n`);
    const free = await findFreePort();
    expect(await pin(free)).toMatchObject({
      state: "not-applied",
      message: expect.stringMatching(/^Line 3 of .*zzz-other\.conf is read after this file/) as string,
    });
    const { settings, mount } = await ports();
    expect(settings.mount.setBy?.path).toBe(dropIn("zzz-other.conf"));
    expect(mount.state).toBe("elsewhere");
    expect(mount.sentence).toContain("zzz-other.conf");

    await rm(dropIn("zzz-other.conf"));
    expect((await ports()).settings.mount).toMatchObject({
      port: pinned,
      overridden: [{ path: dropIn("local.conf"), port: theirs }],
    });
    expect(await readFile(dropIn("local.conf"), "utf8")).toBe(`[mountd]\nport=${String(theirs)}\n`);
    await rm(dropIn("local.conf"));
  });

  it("asks the portmapper of a machine that has one, and goes by the settings where none answers", async () => {
    const { nfsPorts: _, ...bare } = box.host;
    const layout = applianceLayout(box.appliance.dir);
    if (!layout.ok) throw new Error(layout.error.message);
    const socket = path.join(nfsLayout(layout.value).run, "rpcbind.sock");
    const host: Host = {
      ...bare,
      connect: (address, options) =>
        address.port === 111
          ? Promise.resolve({ ok: true, value: createConnection(socket) })
          : box.host.connect(address, options),
    };
    const { place } = await ports();
    const asked = await readNfsPorts(host);
    expect(asked).toMatchObject({
      ok: true,
      value: {
        place: { nfs: place?.nfs, mount: place?.mount, toldBy: "portmapper" },
        mount: { state: "pinned" },
        answers: { nfs4: { answered: true }, mount3: { answered: true } },
      },
    });
    expect(asked.ok && asked.value.portmapper.mappings?.map(({ name }) => name)).toContain("mountd");
    const silent: Host = {
      ...host,
      connect: (address, options) =>
        box.host.connect(address.port === 111 ? { ...address, port: 1 } : address, options),
    };
    expect(await readNfsPorts(silent)).toMatchObject({
      ok: true,
      value: {
        place: { mount: pinned, toldBy: "settings" },
        portmapper: { mappings: null },
        mount: { state: "pinned" },
      },
    });
  });

  it("unpins it again", async () => {
    expect(await pin(null)).toMatchObject({
      state: "applied",
      message: expect.stringContaining("floating port") as string,
    });
    const { mount, place, settings } = await ports();
    expect(mount.state).toBe("floating");
    expect(settings.mount.port).toBeNull();
    expect(await nfsLs(place?.mount ?? 0)).toContain("welcome.txt");
  });

  it("pins in /etc/sysconfig/nfs on a system of the guide's age, and touches two lines alone", async () => {
    const { nfsConfFolder, nfsSysconfig } = box.host.files;
    await rm(dropIn("zz-inflight.conf"));
    await rm(nfsConfFolder, { recursive: true });
    await mkdir(path.dirname(nfsSysconfig));
    const theirs = '# Number of servers\nRPCNFSDCOUNT=8\n#MOUNTD_PORT=892\nRPCMOUNTDOPTS=""\n# end\n';
    await writeFile(nfsSysconfig, theirs);
    const port = await findFreePort();
    expect(await pin(port)).toMatchObject({ state: "applied" });
    expect(await readFile(nfsSysconfig, "utf8")).toBe(
      theirs.replace('""', `"-p ${String(port)}"`).concat(`MOUNTD_PORT="${String(port)}"\n`),
    );
    const sourced = await machine.run([
      "sh",
      "-c",
      '. "$1"; echo "$MOUNTD_PORT $RPCMOUNTDOPTS"',
      "sh",
      nfsSysconfig,
    ]);
    expect(sourced).toMatchObject({ stdout: `${String(port)} -p ${String(port)}\n` });
    expect(await ports()).toMatchObject({
      mount: { state: "pinned" },
      pin: { file: nfsSysconfigFile.name, path: nfsSysconfig },
    });
    expect(await nfsLs(port)).toContain("welcome.txt");
    expect(await pin(null)).toMatchObject({ state: "applied" });
    expect(await readFile(nfsSysconfig, "utf8")).toBe(theirs);
  });
});
