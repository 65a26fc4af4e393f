import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fstabLines, guideFstabLines, mountOptions, parseFstabLine, writeFstabLine } from "./fstab";
import { knownHosts } from "./known-hosts";
import { procField, readFstabField, shellWord, unitWord } from "./quoting";
import { guideCommands, sshCommand } from "./ssh-command";
import { hostileProfile } from "./testing/hostile";
import { ED25519, guideProfile } from "./testing/sample-profile";
import { unitFiles } from "./unit-files";
import { mountUnitName } from "./unit-name";

const odd = guideProfile({
  serverAddress: "2001:db8::20",
  sshPort: 2222,
  nfsVersion: "4.2",
  localNfsPort: 20_250,
  keepOpenFor: "always",
  cipher: "chacha20",
  exports: [{ path: "/srv/a b%c", mountPoint: "/mnt/Ü \\ x", options: "ro,intr,nofail,noauto" }],
});

describe("the ssh commands", () => {
  it("are the guide's, word for word, for its values", () => {
    expect(guideCommands(guideProfile())).toEqual([
      "ssh root@20.20.0.20 -L 250:localhost:2049 -f sleep 60m",
      "ssh root@20.20.0.20 -L 251:localhost:32767 -f sleep 60m",
    ]);
  });

  it("come to one with NFSv4, and name another port than 22", () => {
    expect(guideCommands(odd)).toEqual([
      "ssh root@2001:db8::20 -p 2222 -L 20250:localhost:2049 -f sleep infinity",
    ]);
  });

  it("have a form in one command, with key, pinned host key and signs of life", () => {
    expect(sshCommand(guideProfile())).toBe(
      "ssh -F /dev/null -f -T -p 22 -i /etc/inflight-tunnels/p1/key -o BatchMode=yes -o IdentitiesOnly=yes " +
        "-o StrictHostKeyChecking=yes -o UserKnownHostsFile=/etc/inflight-tunnels/p1/known_hosts " +
        "-o GlobalKnownHostsFile=/dev/null -o ExitOnForwardFailure=yes -o ConnectTimeout=15 " +
        "-o ServerAliveInterval=15 -o ServerAliveCountMax=3 " +
        "-L localhost:250:localhost:2049 -L localhost:251:localhost:32767 root@20.20.0.20 sleep 60m",
    );
    expect(sshCommand(odd)).toContain(
      " -o Ciphers=chacha20-poly1305@openssh.com,aes128-gcm@openssh.com,aes256-gcm@openssh.com -L localhost:20250:localhost:2049 root@2001:db8::20 sleep infinity",
    );
  });
});

describe("the lines of fstab", () => {
  it("are the guide's, word for word, for its values", () => {
    expect(guideFstabLines(guideProfile())).toEqual([
      "localhost:/home /mnt/home nfs rw,hard,intr,port=250,mountport=251 0 0",
    ]);
  });

  it("say with NFSv3 that locks stay local, and with NFSv4 one port alone", () => {
    expect(fstabLines(guideProfile())).toEqual([
      "localhost:/home /mnt/home nfs rw,hard,vers=3,proto=tcp,port=250,mountproto=tcp,mountport=251,nolock,_netdev,nofail 0 0",
    ]);
    expect(fstabLines(guideProfile({ nfsVersion: "4.2" }))).toEqual([
      "localhost:/home /mnt/home nfs rw,hard,vers=4.2,proto=tcp,port=250,_netdev,nofail 0 0",
    ]);
    expect(fstabLines(odd)).toEqual([
      "localhost:/srv/a\\040b%c /mnt/Ü\\040\\134\\040x nfs ro,nofail,noauto,vers=4.2,proto=tcp,port=20250,_netdev 0 0",
    ]);
  });

  it("read back as what was written", () => {
    const field = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/^#|\r/.test(text));
    const number = fc.nat({ max: 9 });
    const entry = fc.record({
      source: field,
      mountPoint: field,
      type: field,
      options: field,
      dump: number,
      pass: number,
    });
    fc.assert(
      fc.property(entry, (each) => {
        expect(parseFstabLine(writeFstabLine(each))).toEqual(each);
      }),
    );
    expect(parseFstabLine("# a b c")).toBeUndefined();
    expect(parseFstabLine(" \t")).toBeUndefined();
    expect(parseFstabLine("proc\t/proc\tproc\n")).toMatchObject({ options: "defaults", dump: 0, pass: 0 });
  });

  it("say of any profile what was asked for", () => {
    fc.assert(
      fc.property(hostileProfile, (profile) => {
        for (const [index, line] of [...fstabLines(profile), ...guideFstabLines(profile)].entries()) {
          const wanted = profile.exports[index % profile.exports.length];
          expect(line).not.toMatch(/[\n\r\0]/);
          expect(parseFstabLine(line)).toMatchObject({
            source: `localhost:${wanted?.path ?? ""}`,
            mountPoint: wanted?.mountPoint,
            type: "nfs",
          });
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("the units", () => {
  const [tunnel, mount] = unitFiles(guideProfile());

  it("start the tunnel again whenever it ends, and mount what goes through it", () => {
    expect(tunnel?.name).toBe("inflight-tunnel-p1.service");
    const words = sshCommand(guideProfile()).replace("ssh ", "ExecStart=/usr/bin/ssh ");
    expect(tunnel?.text).toContain(
      `# inflight-tunnel p1\n[Unit]\nDescription=Inflight tunnel for NFS to 20.20.0.20\nDocumentation=man:ssh(1)\nWants=network-online.target\nAfter=network-online.target\nStartLimitIntervalSec=0\n\n[Service]\nType=forking\n${words}\nRestart=always\nRestartSec=5\n`,
    );
    expect(mount).toEqual({
      name: "mnt-home.mount",
      text: `# inflight-tunnel p1
[Unit]
Description=/home of 20.20.0.20 through its Inflight tunnel
Wants=inflight-tunnel-p1.service
After=inflight-tunnel-p1.service

[Mount]
What=localhost:/home
Where=/mnt/home
Type=nfs
Options=rw,hard,vers=3,proto=tcp,port=250,mountproto=tcp,mountport=251,nolock
TimeoutSec=150

[Install]
WantedBy=remote-fs.target
`,
    });
  });

  it("leave no specifier in what a person typed, and take a low port's capability only where there is one", () => {
    const [service, unit] = unitFiles(odd);
    expect(unit?.name).toBe("mnt-\\xc3\\x9c\\x20\\x5c\\x20x.mount");
    expect(unit?.text).toContain(
      "\nWhat=localhost:/srv/a b%%c\nWhere=/mnt/Ü \\ x\nType=nfs\nOptions=ro,vers=4.2,",
    );
    expect(mountOptions(odd, odd.exports[0] ?? { path: "", mountPoint: "", options: "" })).not.toContain(
      "nofail",
    );
    expect(tunnel?.text).toContain("\nCapabilityBoundingSet=CAP_NET_BIND_SERVICE\n");
    expect(service?.text).toContain("\nCapabilityBoundingSet=\n");
  });

  it("have the names that systemd-escape gives them", () => {
    expect(mountUnitName("/")).toBe("-.mount");
    expect(mountUnitName("/mnt/a-b_c.d:e")).toBe("mnt-a\\x2db_c.d:e.mount");
    expect(mountUnitName("/.hidden/.x")).toBe("\\x2ehidden-.x.mount");
  });
});

it("known_hosts names the port where it is not 22", () => {
  const [type = "", base64 = ""] = ED25519.split(" ");
  const key = { type, base64 };
  expect(knownHosts(guideProfile(), [key])).toBe(`20.20.0.20 ${ED25519}\n`);
  expect(knownHosts(odd, [key, key])).toBe(`[2001:db8::20]:2222 ${ED25519}\n`.repeat(2));
});

it("words are quoted only where they have to be", () => {
  expect(["a", "-o", "x=y", "=y", "", "a b", "it's", "$x", "~", "*"].map(shellWord)).toEqual([
    "a",
    "-o",
    "x=y",
    "'=y'",
    "''",
    "'a b'",
    "'it'\\''s'",
    "'$x'",
    "'~'",
    "'*'",
  ]);
  expect(["a", "100%", "$x", "a b", 'say "\\"', ""].map(unitWord)).toEqual([
    "a",
    "100%%",
    "$$x",
    '"a b"',
    '"say \\"\\\\\\""',
    '""',
  ]);
  expect(readFstabField("a\\040b\\\\c\\134d\\043")).toBe("a b\\c\\d\\043");
  expect(procField("/a #b\\")).toBe("/a\\040\\043b\\134");
});
