import { describe, expect, it } from "vitest";
import { attention } from "./attention";
import type { AttentionFacts, AttentionReader, TunnelFact } from "./attention-facts";

const NONE = { count: 0, first: null };

const TUNNEL = { id: "7", clientName: "web-1", isThisHost: false, trouble: null, remedy: null };

const QUIET: AttentionFacts = {
  services: [{ name: "smbd", state: "running", detail: "" }],
  sessions: { clear: 0, leftover: 0 },
  shares: { lockedOut: 0, clear: 0, onRequest: 0 },
  smbConf: { errors: 0, warnings: 0, line: null },
  verified: { notAsPromised: [], outdated: NONE, never: NONE },
  openExports: { count: 0, paths: [] },
  exportsFile: { errors: 0, warnings: 0, line: null },
  mountd: null,
  tunnels: [TUNNEL],
  disks: [{ mountPoint: "/", usedShare: 50 }],
  brokenAudit: null,
  adminsWithoutFactor: [],
};

const ADMIN = { username: "admin", mayChange: true, mayReachOut: true };
const HELPDESK = { username: "helpdesk", mayChange: false, mayReachOut: false };

const NOTHING_KNOWN = Object.fromEntries(
  Object.keys(QUIET).map((name) => [name, null]),
) as unknown as AttentionFacts;

describe("what needs attention", () => {
  it("is nothing where all is well, and where nothing is known", () => {
    expect(attention(QUIET, ADMIN)).toEqual([]);
    expect(attention(NOTHING_KNOWN, ADMIN)).toEqual([]);
  });

  const cases: readonly (readonly [Partial<AttentionFacts>, RegExp, string, string])[] = [
    [
      { services: [{ name: "smbd", state: "failed", detail: "No such file." }] },
      /^smbd has failed. No such/,
      "error",
      "/cifs-shares?do=restart-samba",
    ],
    [
      { services: [{ name: "nfs", state: "stopped", detail: "" }] },
      /^nfs does not run\.$/,
      "error",
      "/nfs-exports",
    ],
    [
      { sessions: { clear: 3, leftover: 1 } },
      /^1 session goes on/,
      "error",
      "/sessions?state=leftover&do=close-clear",
    ],
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
      "/smb3-encryption?mark=locked-out",
    ],
    [
      { shares: { lockedOut: 0, clear: 1_200, onRequest: 0 } },
      /^1,200 shares are/,
      "warning",
      "/smb3-encryption?mark=clear",
    ],
    [
      { shares: { lockedOut: 0, clear: 0, onRequest: 1 } },
      /^1 share is served in the clear unless/,
      "warning",
      "/smb3-encryption?mark=on-request",
    ],
    [
      { smbConf: { errors: 1, warnings: 2, line: 12 } },
      /^smb.conf has 1 error and 2 warnings/,
      "error",
      "/cifs-shares/config-file?line=12",
    ],
    [
      { exportsFile: { errors: 0, warnings: 1, line: 3 } },
      /^The exports file has 1 warning\./,
      "warning",
      "/nfs-exports/config-file?line=3",
    ],
    [
      { openExports: { count: 2, paths: ["/srv/a b", "/srv/c"] } },
      /^2 NFS exports are reachable in the clear/,
      "warning",
      "/nfs-exports?export=%2Fsrv%2Fa+b&export=%2Fsrv%2Fc&do=tunnel-only",
    ],
    [{ mountd: "mountd answers elsewhere." }, /^mountd answers/, "warning", "/nfs-exports?do=pin"],
    [
      { tunnels: [{ ...TUNNEL, trouble: "Key refused." }] },
      /web-1: Key refused/,
      "warning",
      "/nfs-tunnels/7",
    ],
    [
      { disks: [{ mountPoint: "/srv", usedShare: 97.9 }] },
      /\/srv is 97% full/,
      "error",
      "/cifs-shares?q=%2Fsrv",
    ],
    [{ disks: [{ mountPoint: "/srv", usedShare: 91 }] }, /91% full/, "warning", "/cifs-shares?q=%2Fsrv"],
    [{ brokenAudit: "Line 4 is not." }, /not as it was written. Line 4/, "error", "/audit?do=verify"],
    [
      { adminsWithoutFactor: ["root"] },
      /^1 admin account has no second factor/,
      "warning",
      "/accounts?account=root",
    ],
    [
      { verified: { notAsPromised: ["a", "b", "c", "d"], outdated: NONE, never: NONE } },
      /at a, b, c and 1 more is not/,
      "error",
      "/share-status?share=a&do=verify",
    ],
    [
      { verified: { notAsPromised: [], outdated: { count: 2, first: "b" }, never: NONE } },
      /^2 shares were verified against an earlier/,
      "info",
      "/share-status?share=b&do=verify",
    ],
    [
      { verified: { notAsPromised: [], outdated: NONE, never: { count: 1, first: "c" } } },
      /^1 share was never verified/,
      "info",
      "/share-status?share=c&do=verify",
    ],
  ];
  it.each(cases)("%j", (facts, text, severity, href) => {
    const found = attention({ ...QUIET, ...facts }, ADMIN);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity, href });
    expect(found[0]?.text).toMatch(text);
    expect(found[0]?.action).not.toBe("");
  });

  it("comes with the worst first, each with a name of its own", () => {
    const all = cases.reduce<AttentionFacts>((facts, [more]) => ({ ...facts, ...more }), QUIET);
    const found = attention(all, ADMIN);
    const order = found.map(({ severity }) => ["error", "warning", "info"].indexOf(severity));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  it("asks helpdesk to do nothing that is not theirs, and leads to where it is seen", () => {
    const all = cases.reduce<AttentionFacts>((facts, [more]) => ({ ...facts, ...more }), QUIET);
    const changing = /do=(?!verify|see-ports)/u;
    expect(attention(all, HELPDESK).filter(({ href }) => changing.test(href))).toEqual([]);
    const leftover = attention({ ...QUIET, sessions: { clear: 1, leftover: 1 } }, HELPDESK);
    expect(leftover[0]).toMatchObject({ href: "/sessions?state=leftover", action: "Show sessions" });
    const mountd = attention({ ...QUIET, mountd: "mountd floats." }, HELPDESK);
    expect(mountd[0]).toMatchObject({ href: "/nfs-exports?do=see-ports", action: "See NFS ports" });
  });

  it("leads to what mends a tunnel those who may, and others to the tunnel", () => {
    const hrefs = (reader: AttentionReader, tunnel: Partial<TunnelFact>) =>
      attention({ ...QUIET, tunnels: [{ ...TUNNEL, trouble: "It fails.", ...tunnel }] }, reader).map(
        ({ href }) => href,
      );
    const isThisHost = true;
    const guest = { ...ADMIN, mayReachOut: false };
    expect(hrefs(ADMIN, { remedy: "test" })).toEqual(["/nfs-tunnels?tunnel=7&do=test"]);
    expect(hrefs(guest, { remedy: "make-key" })).toEqual(["/nfs-tunnels/7?do=make-key"]);
    expect(hrefs(ADMIN, { remedy: "confirm-host-key", isThisHost })).toEqual([
      "/nfs-tunnels/7?do=confirm-host-key",
    ]);
    expect(hrefs(guest, { remedy: "confirm-host-key", isThisHost })).toEqual(["/nfs-tunnels/7"]);
  });

  it("has an admin begin with the own second factor", () => {
    const found = attention({ ...QUIET, adminsWithoutFactor: ["a", "admin"] }, ADMIN);
    expect(found[0]).toMatchObject({ href: "/account?do=second-factor", action: "Set up second factor" });
  });
});
