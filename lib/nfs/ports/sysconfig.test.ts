import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sysconfigPorts } from "./port-settings";
import { putMountPort, readSysconfig } from "./sysconfig";

/** What stands in the file on CentOS 6, shortened. */
const CENTOS = `#
# Define which protocol versions mountd
# will advertise. The values are "no" or "yes"
#MOUNTD_NFS_V2="no"
# Number of nfs server processes to be started.
RPCNFSDCOUNT=8
# Optional options passed to rpc.mountd. See rpc.mountd(8)
#RPCMOUNTDOPTS=""
# Port rpc.mountd should listen on.
#MOUNTD_PORT=892
`;

function put(text: string, port: number | null): string {
  const written = putMountPort(text, port);
  return written.ok ? written.value : written.error.code;
}

function mountPort(text: string): number | null {
  return sysconfigPorts({ path: "/etc/sysconfig/nfs", text }).services.mount.port;
}

describe("putMountPort", () => {
  it("adds the guide's two lines and leaves every other one", () => {
    expect(put(CENTOS, 32_767)).toBe(`${CENTOS}MOUNTD_PORT="32767"\nRPCMOUNTDOPTS="-p 32767"\n`);
    expect(mountPort(put(CENTOS, 32_767))).toBe(32_767);
    expect(put("", 5000)).toBe('MOUNTD_PORT="5000"\nRPCMOUNTDOPTS="-p 5000"\n');
    expect(put("A=1", 5000)).toBe('A=1\nMOUNTD_PORT="5000"\nRPCMOUNTDOPTS="-p 5000"\n');
  });

  it.each([
    ['RPCMOUNTDOPTS="--debug all -p 892 -N 2" # x', 'RPCMOUNTDOPTS="--debug all -p 5000 -N 2" # x'],
    ["RPCMOUNTDOPTS='-p892'", "RPCMOUNTDOPTS='-p5000'"],
    ["export RPCMOUNTDOPTS=--port=892", 'export RPCMOUNTDOPTS="--port=5000"'],
    ['RPCMOUNTDOPTS=""', 'RPCMOUNTDOPTS="-p 5000"'],
    ['RPCMOUNTDOPTS="-d all"', 'RPCMOUNTDOPTS="-d all -p 5000"'],
  ])("changes the option where it stands: %s", (line, changed) => {
    const text = `A=1\n${line}\nMOUNTD_PORT=892 # ours\nB="$A"\n`;
    expect(put(text, 5000)).toBe(`A=1\n${changed}\nMOUNTD_PORT="5000" # ours\nB="$A"\n`);
  });

  it("takes the port away again, and nothing else", () => {
    const text = 'A=1\nMOUNTD_PORT="892"\nRPCMOUNTDOPTS="-d all -p 892 -N 2"\n# end\n';
    expect(put(text, null)).toBe('A=1\nRPCMOUNTDOPTS="-d all -N 2"\n# end\n');
    expect(mountPort(put(text, null))).toBeNull();
    expect(put(CENTOS, null)).toBe(CENTOS);
  });

  it.each([
    "if [ -f /x ]; then MOUNTD_PORT=1; fi\n",
    'RPCMOUNTDOPTS="$RPCMOUNTDOPTS -p 5"\n',
    "MOUNTD_PORT=`cat /port`\n",
    ". /etc/other\n",
    'A="open\nMOUNTD_PORT=5\n"\n',
    "A=1 \\\n",
    "MOUNTD_PORT=1; MOUNTD_PORT=2\n",
  ])("leaves a file alone that only a shell can read: %s", (text) => {
    expect(put(`# c\n${text}`, 5000)).toBe("not-plain");
    expect(readSysconfig(text).problems.length).toBeGreaterThan(0);
  });

  it("keeps each foreign line, byte for byte, and says what was meant", () => {
    const foreign = ["# c", "#MOUNTD_PORT=892", "RPCNFSDCOUNT=8", 'A="x # y"', "  B='1 2' # c", "C=$A"];
    const ours = ["MOUNTD_PORT=892", 'RPCMOUNTDOPTS="-d all"', "RPCMOUNTDOPTS='-p 5 -N 2'", "MOUNTD_PORT="];
    const line = fc.constantFrom("", "STATD_PORT=662", ...foreign, ...ours);
    const isForeign = (each: string) => each !== "" && !/^(?:MOUNTD_PORT|RPCMOUNTDOPTS)=/.test(each);
    fc.assert(
      fc.property(
        fc.array(line),
        fc.constantFrom("", "\n"),
        fc.integer({ min: 1, max: 65_535 }),
        (lines, end, port) => {
          const pinned = put(lines.join("\n") + end, port);
          expect(mountPort(pinned)).toBe(port);
          expect(pinned.split("\n").filter(isForeign)).toEqual(lines.filter(isForeign));
          expect(put(pinned, port)).toBe(pinned);
          const unpinned = put(pinned, null);
          expect(mountPort(unpinned)).toBeNull();
          expect(unpinned.split("\n").filter(isForeign)).toEqual(lines.filter(isForeign));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("sysconfigPorts", () => {
  it("lets MOUNTD_PORT beat the options, wherever it stands", () => {
    const text = 'MOUNTD_PORT=892\nRPCMOUNTDOPTS="-p 5"\nLOCKD_TCPPORT=32803\nSTATD_PORT=x\n';
    const { services, problems } = sysconfigPorts({ path: "/f", text });
    expect(services.mount).toMatchObject({
      port: 892,
      setBy: { number: 1 },
      overridden: [{ number: 2, port: 5 }],
    });
    expect(services.lock.port).toBe(32_803);
    expect(problems).toEqual([
      { path: "/f", number: 4, message: expect.stringContaining("“x” is no port") as string },
    ]);
  });
});
