import { describe, expect, it } from "vitest";
import { attention } from "./attention";
import type { AttentionFacts } from "./attention-facts";

const QUIET: AttentionFacts = {
  services: [{ name: "smbd", state: "running", detail: "" }],
  sessions: { clear: 0, leftover: 0 },
  shares: { lockedOut: 0, clear: 0, onRequest: 0 },
  smbConf: { errors: 0, warnings: 0 },
  verified: { notAsPromised: [], outdated: 0, never: 0 },
  exports: { clear: 0, mixed: 0 },
  exportsFile: { errors: 0, warnings: 0 },
  mountd: null,
  tunnels: [{ id: "1", clientName: "web-1", trouble: null }],
  disks: [{ mountPoint: "/", usedShare: 50 }],
  brokenAudit: null,
  adminsWithoutFactor: 0,
};

const NOTHING_KNOWN = Object.fromEntries(
  Object.keys(QUIET).map((name) => [name, null]),
) as unknown as AttentionFacts;

describe("what needs attention", () => {
  it("is nothing where all is well, and where nothing is known", () => {
    expect(attention(QUIET)).toEqual([]);
    expect(attention(NOTHING_KNOWN)).toEqual([]);
  });

  const cases: readonly (readonly [Partial<AttentionFacts>, RegExp, string, string])[] = [
    [
      { services: [{ name: "smbd", state: "failed", detail: "No such file." }] },
      /^smbd has failed. No such/,
      "error",
      "/cifs-shares",
    ],
    [
      { services: [{ name: "nfs", state: "stopped", detail: "" }] },
      /^nfs does not run\.$/,
      "error",
      "/nfs-exports",
    ],
    [{ sessions: { clear: 3, leftover: 1 } }, /^1 session goes on/, "error", "/sessions?state=leftover"],
    [
      { sessions: { clear: 1, leftover: 0 } },
      /^1 session is in the clear/,
      "warning",
      "/sessions?state=clear",
    ],
    [
      { shares: { lockedOut: 2, clear: 0, onRequest: 0 } },
      /^2 shares lock everybody out/,
      "error",
      "/smb3-encryption",
    ],
    [
      { shares: { lockedOut: 0, clear: 1_200, onRequest: 0 } },
      /^1,200 shares are/,
      "warning",
      "/smb3-encryption",
    ],
    [
      { shares: { lockedOut: 0, clear: 0, onRequest: 1 } },
      /^1 share is served in the clear unless/,
      "warning",
      "/smb3-encryption",
    ],
    [
      { smbConf: { errors: 1, warnings: 2 } },
      /^smb.conf has 1 error and 2 warnings/,
      "error",
      "/cifs-shares/config-file",
    ],
    [
      { exportsFile: { errors: 0, warnings: 1 } },
      /^The exports file has 1 warning\./,
      "warning",
      "/nfs-exports/config-file",
    ],
    [
      { exports: { clear: 1, mixed: 1 } },
      /^2 NFS exports are reachable in the clear/,
      "warning",
      "/nfs-exports",
    ],
    [{ mountd: "mountd answers elsewhere." }, /^mountd answers/, "warning", "/nfs-exports"],
    [
      { tunnels: [{ id: "7", clientName: "web-1", trouble: "Key refused." }] },
      /web-1: Key refused/,
      "warning",
      "/nfs-tunnels/7",
    ],
    [{ disks: [{ mountPoint: "/srv", usedShare: 97.9 }] }, /\/srv is 97 % full/, "error", "/cifs-shares"],
    [{ disks: [{ mountPoint: "/srv", usedShare: 91 }] }, /91 % full/, "warning", "/cifs-shares"],
    [{ brokenAudit: "Line 4 is not." }, /not as it was written. Line 4/, "error", "/audit"],
    [{ adminsWithoutFactor: 1 }, /^1 admin account has no second factor/, "warning", "/accounts"],
    [
      { verified: { notAsPromised: ["a", "b", "c", "d"], outdated: 0, never: 0 } },
      /at a, b, c and 1 more is not/,
      "error",
      "/share-status",
    ],
    [
      { verified: { notAsPromised: [], outdated: 2, never: 0 } },
      /^2 shares were verified against an earlier/,
      "info",
      "/share-status",
    ],
    [
      { verified: { notAsPromised: [], outdated: 0, never: 1 } },
      /^1 share was never verified/,
      "info",
      "/share-status",
    ],
  ];
  it.each(cases)("%j", (facts, text, severity, href) => {
    const found = attention({ ...QUIET, ...facts });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity, href });
    expect(found[0]?.text).toMatch(text);
    expect(found[0]?.action).not.toBe("");
  });

  it("comes with the worst first, each with a name of its own", () => {
    const all = cases.reduce<AttentionFacts>((facts, [more]) => ({ ...facts, ...more }), QUIET);
    const found = attention(all);
    const order = found.map(({ severity }) => ["error", "warning", "info"].indexOf(severity));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });
});
