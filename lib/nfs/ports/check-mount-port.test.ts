import { describe, expect, it } from "vitest";
import { firewallCommands } from "../firewall";
import { checkMountPort, MountPort, type PortSurroundings, readListeners } from "./check-mount-port";
import { mountState, mountStateSentence } from "./mount-state";

const around: PortSurroundings = {
  listeners: [
    { port: 2049, protocol: "tcp", program: null },
    { port: 4000, protocol: "udp", program: "rpc.statd" },
    { port: 20_048, protocol: "tcp", program: "rpc.mountd" },
  ],
  nfsPort: 2049,
  mountPort: 20_048,
  ephemeral: { from: 32_768, to: 60_999 },
  lowest: 1,
};

describe("checkMountPort", () => {
  it.each<[number, string, RegExp]>([
    [32_767, "", /^$/],
    [20_048, "", /^$/],
    [2049, "error", /port of NFS itself/],
    [22, "error", /SSH/],
    [4000, "error", /^rpc\.statd listens on port 4000 \(UDP\) now/],
    [892, "warning", /below 1024/],
    [32_768, "warning", /from 32768 to 60999/],
    [60_999, "warning", /outgoing/],
    [61_000, "", /^$/],
  ])("%i", (port, severity, message) => {
    const [first] = checkMountPort(port, around);
    expect(first?.severity ?? "").toBe(severity);
    expect(first?.message ?? "").toMatch(message);
  });

  it("has no port below the lowest", () => {
    expect(checkMountPort(892, { ...around, lowest: 1024 })).toMatchObject([{ severity: "error" }]);
  });
});

describe("MountPort", () => {
  it.each([
    ["32767", 32_767],
    ["1", 1],
    ["65535", 65_535],
  ])("takes %s", (typed, port) => {
    expect(MountPort.parse(typed)).toBe(port);
  });
  it.each(["", "0", "65536", "3.5", "port", "-1"])("refuses %j", (typed) => {
    expect(MountPort.safeParse(typed).success).toBe(false);
  });
});

describe("mountState", () => {
  const line = { path: "/etc/nfs.conf.d/a.conf", number: 2, value: "5000", port: 5000 };
  const pinned = { port: 5000, setBy: line, overridden: [] };
  const nothing = { port: null, setBy: null, overridden: [] };

  it.each([
    [pinned, 5000, true, "pinned", /line 2 of \/etc\/nfs\.conf\.d\/a\.conf/],
    [pinned, 6000, true, "elsewhere", /answers at port 6000.*Restart NFS/],
    [pinned, 5000, false, "silent", /does not answer there/],
    [nothing, 6000, true, "floating", /another at its next start/],
    [nothing, null, false, "silent", /NFSv4 needs no mountd/],
  ] as const)("%# %j", (setting, port, answered, state, words) => {
    expect(mountState({ setting, port, answered })).toBe(state);
    expect(mountStateSentence({ setting, port, answered })).toMatch(words);
  });
});

describe("readListeners", () => {
  it("reads what ss prints, each port once", () => {
    const printed = `udp   UNCONN 0      0            0.0.0.0:4000  0.0.0.0:*    users:(("rpc.statd",pid=1,fd=5))
tcp   LISTEN 0      4096         0.0.0.0:2049  0.0.0.0:*
tcp   LISTEN 0      128          0.0.0.0:22    0.0.0.0:*    users:(("sshd",pid=7,fd=3))
tcp   LISTEN 0      128             [::]:22       [::]:*    users:(("sshd",pid=7,fd=4))
tcp   LISTEN 0      128  [::ffff:127.0.0.1]:24767    *:*    users:(("ganesha.nfsd",pid=9,fd=4))
nonsense
`;
    expect(readListeners(printed)).toEqual([
      { port: 4000, protocol: "udp", program: "rpc.statd" },
      { port: 2049, protocol: "tcp", program: null },
      { port: 22, protocol: "tcp", program: "sshd" },
      { port: 24_767, protocol: "tcp", program: "ganesha.nfsd" },
    ]);
  });
});

describe("firewallCommands", () => {
  it("names each closed port once, in every tool, and SSH where the tool can open it", () => {
    const all = firewallCommands({ ssh: [2222], closed: [32_767, 2049, 2049] });
    expect(all.map(({ tool }) => tool)).toEqual(["nftables", "firewalld", "ufw", "iptables"]);
    for (const { tool, commands, undo, note } of all) {
      expect(commands).toMatch(/2049/);
      expect(commands).toMatch(/32767/);
      expect(undo).not.toBe("");
      expect(note).toMatch(/\.$/);
      if (tool !== "nftables") expect(commands).toMatch(/2222/);
    }
  });
});
