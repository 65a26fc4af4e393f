import { describe, expect, it } from "vitest";
import type { Box } from "@/lib/sandbox/box";
import { groupFile, passwdFile } from "@/lib/sandbox/demo-accounts";
import { bindingOf, effectiveConf, enforcedSettings } from "@/lib/sandbox/enforced";
import { applianceLayout } from "@/lib/sandbox/layout";
import { telling } from "@/lib/sandbox/log-words";
import { prepareSamba } from "@/lib/sandbox/samba-programs";

const layout = (() => {
  const made = applianceLayout("/srv/box");
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
})();

describe("where the box listens", () => {
  it.each([
    ["nothing said", undefined, undefined, [4455], "127.0.0.1/8"],
    ["Samba's default ports", "445 139", "", [4455], "127.0.0.1/8"],
    ["a port of its own", "5000", "", [5000], "127.0.0.1/8"],
    ["a system port and another", "445, 5000", "", [5000], "127.0.0.1/8"],
    ["system ports alone", "139", "", [4455], "127.0.0.1/8"],
    ["no number", "smb", "", [4455], "127.0.0.1/8"],
    ["loopback by name", undefined, "lo", [4455], "lo"],
    ["another loopback address", undefined, "127.0.0.9/32", [4455], "127.0.0.9/32"],
    ["everything", undefined, "0.0.0.0/0", [4455], "127.0.0.1/8"],
    ["loopback among others", undefined, "lo eth0", [4455], "127.0.0.1/8"],
    ["a mask that is too wide", undefined, "127.0.0.1/1", [4455], "127.0.0.1/8"],
    ["a name that begins like loopback", undefined, "127.example.org", [4455], "127.0.0.1/8"],
  ])("with %s", (_, ports, interfaces, expectedPorts, expectedInterfaces) => {
    expect(bindingOf({ ports, interfaces }, 4455)).toMatchObject({
      ports: expectedPorts,
      interfaces: expectedInterfaces,
    });
  });
});

describe("what smbd is started with", () => {
  it("reads the managed file before what must hold", () => {
    const lines = effectiveConf(layout, enforcedSettings(layout)).split("\n");
    const include = lines.findIndex((line) => line.includes("include = /srv/box/smb.conf"));
    expect(include).toBeGreaterThan(0);
    expect(lines.findIndex((line) => line.includes("bind interfaces only = yes"))).toBeGreaterThan(include);
  });

  it("refuses paths that Samba's files cannot hold", () => {
    for (const bad of ["/a%b", "/a\nb", '/a"b', "/a:b", "/a ", "/a\\b"]) {
      expect(applianceLayout(bad)).toMatchObject({ ok: false, error: { code: "unusable-path" } });
    }
    expect(applianceLayout("/with blank/and-ümlaut").ok).toBe(true);
  });
});

describe("programs of Samba", () => {
  const box: Box = {
    layout,
    identity: { kind: "each" },
    nssWrapper: "/lib/nss.so",
    closedFolder: null,
    nfsAddress: "127.0.0.1",
    port: 4455,
    binding: bindingOf({ ports: undefined, interfaces: undefined }, 4455),
    notes: [],
  };
  const prepared = (...argv: [string, ...string[]]) => prepareSamba(box, argv, {})[0];

  it("get the box's configuration unless they name one", () => {
    expect(prepared("smbstatus", "--json")).toContain(`--configfile=${layout.effectiveConf}`);
    expect(prepared("smbstatus", "--json").at(-1)).toBe("--json");
    expect(prepared("smbstatus", "-s", "/x")).toEqual(["smbstatus", "-s", "/x"]);
    expect(prepared("smbpasswd", "-s", "-a", "carol").slice(0, 3)).toEqual([
      "smbpasswd",
      "-c",
      layout.accountsConf,
    ]);
  });

  it("get the managed file where testparm names none", () => {
    expect(prepared("testparm", "-s").at(-1)).toBe(layout.smbConf);
    expect(prepared("testparm", "-s")).toContain("--option=smb ports=4455");
    expect(prepared("testparm", "-s", "--section-name", "finance").at(-1)).toBe(layout.smbConf);
    const candidate = prepared("testparm", "-s", "/dev/stdin");
    expect(candidate.at(-1)).toBe("/dev/stdin");
    expect(candidate).not.toContain("--option=smb ports=4455");
  });

  it("see the demo users, and other programs see nothing of it", () => {
    expect(prepareSamba(box, ["pdbedit", "-L"], {})[1].env).toMatchObject({ LD_PRELOAD: "/lib/nss.so" });
    expect(prepareSamba(box, ["cat", "/x"], {})).toEqual([["cat", "/x"], {}]);
  });
});

describe("accounts", () => {
  const system =
    "root:x:0:0:root:/root:/bin/sh\nalice:x:1000:1000::/home/alice:/bin/sh\nnobody:x:65534:65534:::\n";

  it("put the demo users before the system's, once each", () => {
    const lines = passwdFile({ kind: "each" }, system).trim().split("\n");
    expect(lines.map((line) => line.split(":").slice(0, 3).join(":"))).toEqual([
      "alice:x:30001",
      "bob:x:30002",
      "root:x:0",
      "nobody:x:65534",
    ]);
  });

  it("are all one where only one may be", () => {
    const lines = passwdFile({ kind: "one", uid: 1000, gid: 100 }, system).trim().split("\n");
    expect(lines.slice(0, 3).map((line) => line.split(":").slice(0, 4).join(":"))).toEqual([
      "nobody:x:1000:100",
      "alice:x:1000:100",
      "bob:x:1000:100",
    ]);
    expect(lines).toHaveLength(4);
  });

  it("have their groups", () => {
    expect(groupFile("root:x:0:\n")).toContain("finance:x:30010:alice\n");
  });
});

describe("a daemon's words", () => {
  it("are told without time stamps and stack traces", () => {
    const log = `[2015/12/07 10:00:00.1,  0] ../../source3/lib/util_sock.c:1(open_socket_in)
  open_socket_in(): bind failed on port 445 socket_addr = 127.0.0.1.
  Error = Address already in use
[2015/12/07 10:00:00.2,  0] ../../lib/util/fault.c:178(smb_panic_log)
  ===============================================================
  PANIC (pid 1): open_sockets_smbd() failed in 4.17.12
   #0 /usr/lib/libx.so(log_stack_trace+0x2e) [0x7f]
  Error = Address already in use
`;
    expect(telling(log)).toBe(
      "open_socket_in(): bind failed on port 445 socket_addr = 127.0.0.1.\nError = Address already in use",
    );
  });
});
