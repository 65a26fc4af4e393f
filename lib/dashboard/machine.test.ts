import { describe, expect, it } from "vitest";
import { countedInterfaces, machineLoad, readDisks, readMachine, usedShare } from "./machine";

/** As the kernel of Debian 12 prints it, shortened. */
const PROC = `cpu  1000 100 400 8000 500 0 0 0 50 0
cpu0 500 50 200 4000 250 0 0 0 25 0
cpu1 500 50 200 4000 250 0 0 0 25 0
intr 5 0
btime 1764100000
MemTotal:        8000000 kB
MemFree:          100000 kB
MemAvailable:    6000000 kB
Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 5000      40    0    0    0     0          0         0     5000      40    0    0    0     0       0          0
  eth0: 100000  200    0    0    0     0          0         0    50000     100    0    0    0     0       0          0
bond0:100000  200    0    0    0     0          0         0    50000     100    0    0    0     0       0          0
eth0.10: 90000  200    0    0    0     0          0         0    50000     100    0    0    0     0       0          0
`;

describe("what the kernel tells", () => {
  it("is read: processors, memory, interfaces", () => {
    const look = readMachine(PROC, 1_000);
    expect(look.cpu).toEqual({ busy: 1_500, total: 10_000, processors: 2 });
    expect(look.memory).toEqual({ total: 8_192_000_000, available: 6_144_000_000 });
    expect(look.network.get("eth0")).toEqual({ received: 100_000, sent: 50_000 });
    expect([...look.network.keys()]).toEqual(["lo", "eth0", "bond0", "eth0.10"]);
  });

  it("is null where it is not there", () => {
    expect(readMachine("", 0)).toEqual({ at: 0, cpu: null, memory: null, network: new Map() });
  });

  it("counts no interface that carries what another carries, and loopback only where the box serves there", () => {
    const look = readMachine(PROC, 0);
    expect(countedInterfaces(look, false)).toEqual(["eth0"]);
    expect(countedInterfaces(look, true)).toEqual(["eth0", "lo"]);
  });

  it("becomes a load from one look to the next", () => {
    const before = readMachine(PROC, 0);
    const later = PROC.replace("1000 100 400 8000", "1300 100 400 8700").replace(
      "eth0: 100000",
      "eth0: 150000",
    );
    expect(machineLoad(before, readMachine(later, 10_000), ["eth0"])).toEqual({
      cpu: 30,
      network: { received: 5_000, sent: 0 },
    });
  });

  it("is no load without a look before, after a restart, or with another interface", () => {
    const now = readMachine(PROC, 10_000);
    expect(machineLoad(undefined, now, ["eth0"])).toEqual({ cpu: null, network: null });
    expect(machineLoad({ ...now, at: -60_000 }, now, ["eth0"])).toEqual({ cpu: null, network: null });
    const busier = readMachine(PROC.replaceAll("100000", "900000").replace("cpu  1000", "cpu  9000"), 0);
    expect(machineLoad(busier, now, ["eth0", "eth9"])).toEqual({ cpu: null, network: null });
  });
});

describe("df", () => {
  it("tells each file system once, whatever its name", () => {
    const disks = readDisks(`Filesystem        1-blocks       Used  Available Capacity Mounted on
/dev/vda1      1000 600  300      67% /
/dev/vda1      1000 600  300      67% /
nas:/a b        500   0  500       0% /mnt/my files
proc              0   0    0        - /proc
`);
    expect(disks).toEqual([
      { mountPoint: "/", used: 600, available: 300 },
      { mountPoint: "/mnt/my files", used: 0, available: 500 },
      { mountPoint: "/proc", used: 0, available: 0 },
    ]);
    expect(disks.map((disk) => Math.round(usedShare(disk)))).toEqual([67, 0, 0]);
  });

  it("that prints nothing tells nothing", () => {
    expect(readDisks("")).toEqual([]);
  });
});
