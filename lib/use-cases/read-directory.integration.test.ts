import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DirectoryState } from "@/lib/directory/directory-state";
import {
  ACCOUNT,
  CONTROLLER,
  type Domain,
  MEMBER_CONF,
  REALM,
  startDomain,
  WORKGROUP,
} from "@/lib/directory/testing/domain";
import type { Host } from "@/lib/host/host";
import { createLocalHost } from "@/lib/host/local-host";
import { readDirectory } from "@/lib/use-cases/read-directory";

/** Generous: a whole domain on a machine that may have better to do. */
const PATIENCE_MS = 600_000;

let domain: Domain;
let host: Host;

beforeAll(async () => {
  domain = await startDomain();
  const { name, root } = domain.member;
  const files = {
    smbConf: `${root}/etc/samba/smb.conf`,
    exports: `${root}/etc/exports`,
    nfsConfFolder: root,
    nfsSysconfig: `${root}/etc/sysconfig/nfs`,
  };
  host = { ...createLocalHost({ name, files }), run: (argv, options) => domain.member.run(argv, options) };
}, PATIENCE_MS);

afterAll(async () => {
  await domain.stop();
}, PATIENCE_MS);

async function read(): Promise<DirectoryState> {
  const state = await readDirectory(host);
  if (!state.ok) throw new Error(state.error.message);
  return state.value;
}

async function setAccountPassword(password: string): Promise<void> {
  await domain.controller.demand(["samba-tool", "user", "setpassword", ACCOUNT, `--newpassword=${password}`]);
}

const JOINED = { join: "joined", domain: WORKGROUP, realm: REALM };
const NAMED = `This appliance is joined to ${REALM}, ${WORKGROUP}.`;

/** One domain, and what becomes of one machine in it, in this order. */
describe("an appliance on the network of a real domain controller", { timeout: PATIENCE_MS }, () => {
  it("is not joined as long as nobody joins it", async () => {
    await domain.member.write("/etc/samba/smb.conf", "[global]\n");
    expect(await read()).toMatchObject({ join: "not-joined", domain: null, realm: null, remarks: [] });
  });

  it("is not joined by the name of a realm alone, though the domain is there", async () => {
    await domain.member.write("/etc/samba/smb.conf", MEMBER_CONF);
    const state = await read();
    expect(state).toMatchObject({ join: "not-joined", domain: null, realm: REALM, controller: null });
    expect(state.sentence).toContain(`names the realm ${REALM}`);
  });

  it("is joined, and told that winbind does not run", async () => {
    await domain.join();
    const state = await read();
    expect(state).toMatchObject({ ...JOINED, controller: CONTROLLER, sentence: NAMED });
    expect(state.remarks).toEqual([expect.stringContaining("winbind does not run")]);
  });

  it("is joined without a remark once winbind runs", async () => {
    await domain.member.demand(["winbindd", "-D"]);
    const sound = { ...JOINED, controller: CONTROLLER, sentence: NAMED, remarks: [], detail: "" };
    await expect.poll(read, { timeout: PATIENCE_MS }).toEqual(sound);
  });

  it("is joined, and told that wbinfo is missing", async () => {
    await domain.member.demand(["mv", "/usr/bin/wbinfo", "/usr/bin/wbinfo.away"]);
    const state = await read();
    await domain.member.demand(["mv", "/usr/bin/wbinfo.away", "/usr/bin/wbinfo"]);
    expect(state).toMatchObject({ ...JOINED, sentence: NAMED });
    expect(state.remarks).toEqual([expect.stringContaining("winbind is not installed")]);
  });

  it("cannot tell without net", async () => {
    await domain.member.demand(["mv", "/usr/bin/net", "/usr/bin/net.away"]);
    const state = await read();
    await domain.member.demand(["mv", "/usr/bin/net.away", "/usr/bin/net"]);
    expect(state).toMatchObject({ join: "unknown", domain: null, realm: REALM });
    expect(state.sentence).toContain("net is not installed");
  });

  it("is joined unsoundly while the domain still takes the former one of two passwords", async () => {
    await setAccountPassword("Another-1-than-the-appliance");
    const state = await read();
    expect(state).toMatchObject(JOINED);
    expect(state.sentence).toContain("not soundly");
    expect(state.remarks).toEqual([
      expect.stringContaining("another password"),
      expect.stringContaining("does not accept this appliance's secret"),
    ]);
  });

  it("is not joined once the domain has forgotten its password, until it is joined again", async () => {
    await setAccountPassword("And-1-more-after-that");
    const state = await read();
    expect(state).toMatchObject({ ...JOINED, join: "not-joined", remarks: [] });
    expect(state.sentence).toContain("refuses its account");
    expect(state.detail).toContain("Preauthentication failed");
    await domain.join();
    expect(await read()).toMatchObject({ ...JOINED, sentence: NAMED });
  });

  it("is not joined while its account is disabled, nor once it is removed", async () => {
    await domain.controller.demand(["samba-tool", "user", "disable", ACCOUNT]);
    expect(await read()).toMatchObject({ ...JOINED, join: "not-joined", controller: CONTROLLER });
    await domain.controller.demand(["samba-tool", "computer", "delete", ACCOUNT.slice(0, -1)]);
    const state = await read();
    expect(state).toMatchObject({ ...JOINED, join: "not-joined" });
    expect(state.detail).toContain("Client not found");
    await domain.join();
  });

  it("is not joined once it has left", async () => {
    await domain.leave();
    expect(await read()).toMatchObject({ join: "not-joined", domain: null, realm: REALM });
    await domain.join();
    expect(await read()).toMatchObject({ ...JOINED, sentence: NAMED });
  });

  it("cannot tell while the domain controller is stopped, and is joined once it is back", async () => {
    await domain.stopController();
    const state = await read();
    expect(state).toMatchObject({ ...JOINED, join: "unknown", controller: null, remarks: [] });
    expect(state.sentence).toContain("no domain controller answers");
    await domain.startController();
    await expect.poll(read, { timeout: PATIENCE_MS, interval: 1_000 }).toMatchObject(JOINED);
  });

  it("cannot tell while the network is silent", async () => {
    await domain.controller.demand(["ip", "link", "set", "eth0", "down"]);
    const state = await read();
    expect(state).toMatchObject({ ...JOINED, join: "unknown", controller: null, remarks: [] });
    expect(state.sentence).toContain("no domain controller answers");
  });
});
