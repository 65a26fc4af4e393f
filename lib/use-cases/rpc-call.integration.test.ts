import { writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeExports, decodeMount, encodeMountPath } from "@/lib/nfs/rpc/mount";
import { decodeDump, decodeGetPort, encodeGetPort } from "@/lib/nfs/rpc/portmap";
import {
  MOUNT3_EXPORT,
  MOUNT3_MNT,
  MOUNT3_NULL,
  MOUNT3_UMNT,
  NFS3_NULL,
  NFS4_NULL,
  PORTMAP_DUMP,
  PORTMAP_GETPORT,
  type Procedure,
} from "@/lib/nfs/rpc/programs";
import { type Appliance, startAppliance } from "@/lib/sandbox/appliance";
import { applianceLayout } from "@/lib/sandbox/layout";
import { nfsLayout } from "@/lib/sandbox/nfs/nfs-layout";
import { boxFolders } from "@/lib/sandbox/testing/test-box";
import { type RpcCall, rpcCall, rpcCallOver } from "@/lib/use-cases/rpc-call";

const folders = boxFolders();
let box: Appliance;
let ports: { readonly nfs: number; readonly mount: number };

const root = { machine: "tester", uid: 0, gid: 0 };
const share = (folder: string) => path.join(box.dir, "shares", folder);

beforeAll(async () => {
  const started = await startAppliance(await folders.make("d"), { nfs: true });
  if (!started.ok) throw new Error(started.error.message);
  box = started.value;
  const told = await box.host.nfsPorts?.();
  if (!told) throw new Error(box.notes.join(" "));
  ports = told;
});

afterAll(async () => {
  await folders.removeAll();
});

function call(port: number, procedure: Procedure, args?: Uint8Array) {
  const address = { host: "127.0.0.1", port };
  return rpcCall(box.host, address, { procedure, credential: root, ...(args && { args }) });
}

async function codeOf(called: ReturnType<typeof call>): Promise<string> {
  const result = await called;
  return result.ok ? "ok" : result.error.code;
}

/** The box's own portmapper is reached through its Unix socket alone: it has a network to itself. */
async function askPortmapper(what: RpcCall): Promise<Uint8Array> {
  const layout = applianceLayout(box.dir);
  if (!layout.ok) throw new Error(layout.error.message);
  const stream = createConnection(path.join(nfsLayout(layout.value).run, "rpcbind.sock"));
  const answered = await rpcCallOver(stream, what);
  stream.destroy();
  if (!answered.ok) throw new Error(answered.error.message);
  return answered.value;
}

async function mount(folder: string) {
  const called = await call(ports.mount, MOUNT3_MNT, encodeMountPath(folder));
  if (!called.ok) throw new Error(called.error.message);
  return decodeMount(called.value, folder);
}

describe("remote procedure calls to a real NFS server", { timeout: 60_000 }, () => {
  it("calls NULL of NFS v3, NFS v4 and MOUNT v3", async () => {
    expect(await codeOf(call(ports.nfs, NFS3_NULL))).toBe("ok");
    expect(await codeOf(call(ports.nfs, NFS4_NULL))).toBe("ok");
    expect(await codeOf(call(ports.mount, MOUNT3_NULL))).toBe("ok");
  });

  it("is told in words what the server does not have", async () => {
    expect(await codeOf(call(ports.nfs, { ...NFS3_NULL, version: 9, name: "NFS version 9" }))).toBe(
      "version-missing",
    );
    expect(await codeOf(call(ports.nfs, { ...NFS3_NULL, program: 4711 }))).toBe("program-missing");
    expect(await codeOf(call(ports.nfs, { ...NFS3_NULL, procedure: 99 }))).toBe("procedure-missing");
    expect(await codeOf(call(box.port, NFS3_NULL))).not.toBe("ok");
  });

  it("lists the exports, and for whom they are", async () => {
    const called = await call(ports.mount, MOUNT3_EXPORT);
    const told = called.ok ? decodeExports(called.value) : called;
    if (!told.ok) throw new Error(told.error.message);
    expect(told.value.map((each) => each.path)).toEqual(
      expect.arrayContaining(["public", "archive", "projects"].map(share)),
    );
    expect(told.value.find((each) => each.path === share("archive"))?.clients).toContain("10.20.0.0/16");
  });

  it("mounts a folder, and lets it go", async () => {
    const mounted = await mount(share("public"));
    expect(mounted).toMatchObject({ ok: true, value: { flavors: ["sys"] } });
    expect(mounted.ok && mounted.value.handle.length).toBeGreaterThan(0);
    expect(await codeOf(call(ports.mount, MOUNT3_UMNT, encodeMountPath(share("public"))))).toBe("ok");
  });

  it("is told why a mount is refused", async () => {
    const refusal = async (folder: string) => {
      const mounted = await mount(folder);
      return mounted.ok ? "mounted" : mounted.error.detail;
    };
    expect(await refusal("/nowhere")).toMatch(/^MNT3ERR_(?:NOENT|ACCES)$/);
    expect(await refusal(share("public/welcome.txt"))).toMatch(/^MNT3ERR_/);
    await writeFile(box.host.files.exports, `"${share("public")}" 10.20.0.0/16(ro)\n`);
    expect(await box.host.service("nfs").reload()).toMatchObject({ ok: true });
    expect(await refusal(share("archive"))).toMatch(/^MNT3ERR_(?:NOENT|ACCES)$/);
    const elsewhere = await mount(share("public"));
    expect(!elsewhere.ok && elsewhere.error).toMatchObject({
      detail: "MNT3ERR_ACCES",
      message: expect.stringContaining("not exported to this client") as string,
    });
  });

  it("goes over any duplex stream, and reads what is registered with a real portmapper", async () => {
    const dumped = decodeDump(await askPortmapper({ procedure: PORTMAP_DUMP }));
    expect(dumped.ok && dumped.value).toEqual(
      expect.arrayContaining([
        { program: 100_003, name: "nfs", version: 3, protocol: "tcp", port: ports.nfs },
        { program: 100_005, name: "mountd", version: 3, protocol: "tcp", port: ports.mount },
      ]),
    );
    const { program, version } = MOUNT3_NULL;
    expect(
      decodeGetPort(
        await askPortmapper({ procedure: PORTMAP_GETPORT, args: encodeGetPort(program, version) }),
      ),
    ).toEqual({
      ok: true,
      value: ports.mount,
    });
    expect(
      decodeGetPort(await askPortmapper({ procedure: PORTMAP_GETPORT, args: encodeGetPort(program, 99) })),
    ).toMatchObject({
      ok: true,
    });
    expect(
      decodeGetPort(await askPortmapper({ procedure: PORTMAP_GETPORT, args: encodeGetPort(4711, 1) })),
    ).toEqual({
      ok: true,
      value: undefined,
    });
  });

  it("meets a server that speaks something else", async () => {
    const smb = await rpcCall(
      box.host,
      { host: box.address, port: box.port },
      { procedure: PORTMAP_DUMP },
      { timeoutMs: 2000 },
    );
    expect(!smb.ok && smb.error.code).toMatch(/^(?:no-answer|timed-out|too-long|not-rpc)$/);
  });
});
