import { describe, expect, it } from "vitest";
import type { Profile } from "./profile";
import { guideProfile } from "./testing/sample-profile";
import { warningsOf } from "./warnings";

function codes(changes: Partial<Profile> = {}): string[] {
  return warningsOf(guideProfile(changes)).map(({ code }) => code);
}

describe("what to know of a profile", () => {
  it("is what the guide warns of, and where it is outdated", () => {
    expect(codes()).toEqual([
      "root-login",
      "insecure-export",
      "locking",
      "lifetime",
      "local-port",
      "local-port",
      "local-users",
      "firewall",
    ]);
  });

  it("is less with NFSv4, a high port and the account for tunnels", () => {
    const changes = { nfsVersion: "4.2", localNfsPort: 20_250, sshUser: "inflight-tunnel" } as const;
    expect(codes(changes)).toEqual(["insecure-export", "lifetime", "local-users", "firewall"]);
    const firewall = warningsOf(guideProfile(changes)).at(-1);
    expect(firewall?.hint).toBe("Leave port 22 open to the client in the firewall, and close 2049 to it.");
  });

  it("names the ports to close with NFSv3", () => {
    expect(warningsOf(guideProfile()).at(-1)?.hint).toContain("close 2049, 32767 and 111 to it");
  });

  it("tells of options that lose data or do nothing", () => {
    const exports = [{ path: "/home", mountPoint: "/mnt/home", options: "soft,intr" }];
    expect(codes({ exports })).toEqual(expect.arrayContaining(["soft-mount", "intr"]));
  });

  it("says when the tunnel ends", () => {
    const [ends, stays] = [60, "always" as const].map((keepOpenFor) =>
      warningsOf(guideProfile({ keepOpenFor })).find(({ code }) => code === "lifetime"),
    );
    expect(ends?.message).toMatch(/held for 60 minutes.*last connection/);
    expect(stays?.message).toMatch(/until it is stopped or revoked/);
  });
});
