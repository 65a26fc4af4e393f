import { describe, expect, it } from "vitest";
import { findClashes, localPorts, nextFreePair, portNotes } from "./port-plan";
import { guideProfile } from "./testing/sample-profile";

describe("the plan of ports", () => {
  const first = guideProfile({ id: "p1" });

  it("lets profiles of other clients, and the profile itself, have the same ports", () => {
    expect(findClashes(first, [first, guideProfile({ id: "p2", clientName: "web-2" })])).toEqual([]);
  });

  it("names what clashes with another profile of the client, whatever the case of its name", () => {
    const other = guideProfile({ id: "p2", clientName: "WEB-1", localNfsPort: 251, localMountPort: 252 });
    expect(findClashes(other, [first]).map(({ field, value }) => [field, value])).toEqual([
      ["localNfsPort", 251],
      ["mountPoint", "/mnt/home"],
    ]);
    expect(findClashes(other, [first])[0]?.message).toBe(
      "Port 251 of WEB-1 is taken by another of its profiles. Take a free one.",
    );
  });

  it("finds a mount point within another profile's", () => {
    const exports = [{ path: "/b", mountPoint: "/mnt/home/b", options: "" }];
    const other = guideProfile({ id: "p2", localNfsPort: 260, localMountPort: 261, exports });
    expect(findClashes(other, [first]).map(({ message }) => message)).toEqual([
      "Another profile of web-1 mounts at /mnt/home. Take another folder than /mnt/home/b, beside it.",
    ]);
    const beside = [{ path: "/b", mountPoint: "/mnt/home b", options: "" }];
    expect(findClashes({ ...other, exports: beside }, [first])).toEqual([]);
  });

  it("takes all tunnels that this host opens for one machine's, whatever their names", () => {
    const here = guideProfile({ id: "p2", clientName: "nas-1", isThisHost: true });
    const other = guideProfile({ id: "p3", clientName: "nas-2", isThisHost: true });
    expect(findClashes(here, [first])).toEqual([]);
    expect(findClashes(guideProfile({ id: "p4", clientName: "nas-1" }), [here])).toEqual([]);
    expect(findClashes(other, [here])[0]?.message).toBe(
      "Port 250 of this host is taken by the profile nas-1. Take a free one.",
    );
    expect(nextFreePair({ clientName: "", isThisHost: true }, [first, here])?.localNfsPort).toBe(252);
  });

  it("counts one port of an NFSv4 profile", () => {
    const exports = [{ path: "/b", mountPoint: "/mnt/b", options: "" }];
    const other = guideProfile({
      id: "p2",
      nfsVersion: "4.2",
      localNfsPort: 260,
      localMountPort: 250,
      exports,
    });
    expect(localPorts(other)).toEqual([260]);
    expect(findClashes(other, [first])).toEqual([]);
    expect(findClashes(first, [other])).toEqual([]);
  });

  it("proposes the guide's pair first, then the next free one", () => {
    expect(nextFreePair({ clientName: "web-1", isThisHost: false }, [])).toEqual({
      localNfsPort: 250,
      localMountPort: 251,
    });
    expect(nextFreePair({ clientName: "WEB-1", isThisHost: false }, [first])).toEqual({
      localNfsPort: 252,
      localMountPort: 253,
    });
    expect(nextFreePair({ clientName: "web-2", isThisHost: false }, [first])).toEqual({
      localNfsPort: 250,
      localMountPort: 251,
    });
  });

  it("never proposes a pair that clashes or that other programs use, until all are taken", () => {
    const profiles = [];
    const seen = new Set<number>();
    for (;;) {
      const pair = nextFreePair({ clientName: "web-1", isThisHost: false }, profiles);
      if (!pair) break;
      for (const port of Object.values(pair)) {
        expect(seen.has(port)).toBe(false);
        expect(portNotes(port).join(" ")).not.toMatch(/commonly used/);
        seen.add(port);
      }
      const id = `p${String(profiles.length)}`;
      const exports = [{ path: "/home", mountPoint: `/mnt/${id}`, options: "" }];
      const profile = guideProfile({ id, exports, ...pair });
      if (profiles.length < 50) expect(findClashes(profile, profiles)).toEqual([]);
      profiles.push(profile);
      if (profiles.length === 600) break;
    }
    expect(seen.has(631)).toBe(false);
    expect(Math.max(...seen)).toBeGreaterThan(20_250);
  });

  it("says what a low port takes, and who else uses a port", () => {
    expect(portNotes(20_250)).toEqual([]);
    expect(portNotes(250).join(" ")).toMatch(
      /root.*CAP_NET_BIND_SERVICE.*ip_unprivileged_port_start set to 250/,
    );
    expect(portNotes(2049).join(" ")).toMatch(/an NFS server of the client's own/);
    expect(portNotes(111)).toHaveLength(2);
  });
});
