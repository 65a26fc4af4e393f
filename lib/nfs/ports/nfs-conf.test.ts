import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNfsConf } from "./nfs-conf";
import { OWN_DROP_IN, writeOwnDropIn } from "./own-drop-in";
import { nfsConfPorts } from "./port-settings";
import { compareVersions, inReadingOrder } from "./reading-order";

function mountdPort(text: string): string | undefined {
  return readNfsConf(text).settings.findLast(({ section, key }) => section === "mountd" && key === "port")
    ?.value;
}

describe("readNfsConf", () => {
  // Each was measured: what `nfsconf --file … --get mountd port` of nfs-utils 2.6.2 prints.
  it.each<[string, string | undefined]>([
    ["[mountd]\nport=1\n", "1"],
    ["[mountd]\nport=1\nport=2\n", "2"],
    ["[mountd]\nport=1\n[mountd]\nport=2\n", "2"],
    ["[MountD]\nPORT=1\n", "1"],
    ["[mountd]\n\tport\t=\t1\n", "1"],
    ["[mountd]\n port = 1 # c\n", "1"],
    ["[mountd]\n port = 1 ; c\n", "1"],
    ["[mountd]\nport=1#c\n", "1"],
    ['[mountd]\nport="1" # c\n', "1"],
    ["[mountd]\n port = '1'  \n", "1"],
    ['[mountd]\nport="1 2"\n', "1 2"],
    ["[ mountd ]\nport=1\n", "1"],
    ["[mountd] x\nport=1\n", "1"],
    ["[mountd]]\nport=1\n", "1"],
    ["  [mountd]\nport=1\n", "1"],
    ['[mountd "x"]\nport=1\n', undefined],
    ["[mountd]\nport\\\n=1\n", "1"],
    ["[mountd]\nport=\\\n1\n", "1"],
    ["[mountd]\n;x\\\nport=1\n", undefined],
    ["[mountd]\nport=\n", undefined],
    ["[mountd]\nport=9\nport=\n", "9"],
    ["[mountd]\nport=0x10\n", "0x10"],
    ["[mountd]\nport=1=2\n", "1=2"],
    ["[mountd]\nport=1\r\n", "1"],
    ["[mountd]\nport 1\n", undefined],
    ["port=1\n", undefined],
    ["[mountd\nport=1\n", undefined],
    ["[mountd]\nport=1", undefined],
    ["[mountd]\nport=1\\\n", undefined],
    ["[mountd]\nport[]=1\n", undefined],
    ["[mountd]\n[nfsd]\nport=2\n", undefined],
  ])("reads %j as nfs-utils does", (text, value) => {
    expect(mountdPort(text)).toBe(value);
  });

  it("tells in which line a setting begins, and what counts for nothing", () => {
    const text = "port=1\n# a\\\nb\n[mountd]\nport\\\n=7\nnonsense\ninclude = other.conf\n[nfsd\nport=9";
    const { settings, problems } = readNfsConf(text);
    expect(settings).toEqual([{ section: "mountd", key: "port", value: "7", number: 5 }]);
    expect(problems.map(({ number }) => number)).toEqual([1, 7, 8, 9, 10]);
    expect(problems.map(({ message }) => message).join(" ")).toMatch(
      /no section.*no setting.*other\.conf.*no “]”.*line feed/,
    );
  });

  it("takes any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("[]=\\\n\r#;\"'mountdport $19 ")) }),
        (text) => {
          for (const { value } of readNfsConf(text).settings) expect(value).not.toBe("");
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("the order of drop-ins", () => {
  it("is strverscmp's", () => {
    // Sorted by glibc 2.36.
    const sorted =
      ",000,00,01,010,09,0,1,1.02,1.2,1.10,9,9-a,10,10-a,a,a-1,a00,a01,a010,a0,a1,a1.conf,a1b,a9,a10,a10.conf,a12,ab,x0100,x09,x9,x100,z2z,z10z".split(
        ",",
      );
    for (const [at, name] of sorted.entries()) {
      for (const [later, other] of sorted.entries()) {
        expect(Math.sign(compareVersions(name, other))).toBe(Math.sign(at - later));
      }
    }
  });

  it("leaves out what nfs-utils leaves out, and has ours behind what others write", () => {
    const names = [OWN_DROP_IN, "local.conf", ".z.conf", "b.cnf", "10-a.conf", "9-a.conf", "conf", ".conf"];
    expect(inReadingOrder(names)).toEqual(["9-a.conf", "10-a.conf", "local.conf", OWN_DROP_IN]);
  });
});

describe("nfsConfPorts", () => {
  it("lets the last line count, and names those it beats", () => {
    const { services, problems } = nfsConfPorts([
      { path: "/etc/nfs.conf", text: "[mountd]\nport=1000\n[nfsd]\nport=2050\n[lockd]\nudp-port=5\n" },
      { path: "/etc/nfs.conf.d/a.conf", text: "\n[mountd]\nport=1001\nport=1002\n" },
    ]);
    const line = (path: string, number: number, port: number) => ({
      path,
      number,
      value: String(port),
      port,
    });
    expect(services.mount).toEqual({
      port: 1002,
      setBy: line("/etc/nfs.conf.d/a.conf", 4, 1002),
      overridden: [line("/etc/nfs.conf.d/a.conf", 3, 1001), line("/etc/nfs.conf", 2, 1000)],
    });
    expect(services.nfs.port).toBe(2050);
    expect(services["lock-udp"].port).toBe(5);
    expect(services.status).toEqual({ port: null, setBy: null, overridden: [] });
    expect(problems).toEqual([]);
  });

  it.each<[string, number | null, boolean]>([
    ["0", null, false],
    ["70000", null, true],
    ["-5", null, true],
    ["many", null, true],
    ["32767 (pinned)", 32_767, false],
    ["$PORT", 4711, false],
    ["$NONE", null, true],
  ])("takes the number a value begins with: %s", (value, port, isProblem) => {
    const text = `[mountd]\nport=1\nport=${value}\n[environment]\nPORT=4711\n`;
    const { services, problems } = nfsConfPorts([{ path: "/f", text }]);
    expect(services.mount.port).toBe(port);
    expect(problems.map(({ number }) => number)).toEqual(isProblem ? [3] : []);
  });
});

describe("writeOwnDropIn", () => {
  it("pins, moves and unpins, and says whose file it is", () => {
    const pinned = writeOwnDropIn("", 32_767);
    expect(pinned).toBe(
      "# Written by Inflight, the whole file anew at each change.\n# Put settings of your own into another file of this folder.\n[mountd]\nport=32767\n",
    );
    expect(mountdPort(writeOwnDropIn(pinned, 4711))).toBe("4711");
    const unpinned = writeOwnDropIn(pinned, null);
    expect(unpinned).toMatch(/^# Written by Inflight.*not pinned.*\n$/s);
    expect(readNfsConf(unpinned)).toEqual({ settings: [], problems: [] });
    expect(writeOwnDropIn(unpinned, 32_767)).toBe(pinned);
  });

  it("keeps settings that somebody else put there", () => {
    const theirs = "[MOUNTD]\nPort=1\nthreads = 8\n[nfsd]\nhost=10.0.0.1\ntcp=y\n";
    const { settings } = readNfsConf(writeOwnDropIn(theirs, 32_767));
    expect(settings.map(({ section, key, value }) => `${section} ${key} ${value}`)).toEqual([
      "nfsd host 10.0.0.1",
      "nfsd tcp y",
      "mountd threads 8",
      "mountd port 32767",
    ]);
  });
});
