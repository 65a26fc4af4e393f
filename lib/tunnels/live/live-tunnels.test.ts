import { describe, expect, it } from "vitest";
import { liveTunnels, refusedLogins, type TunnelSightings } from "./live-tunnels";
import { overdue } from "./overdue";
import type { SshdEvent } from "./sshd-log";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 18, minute));
const place = { address: "10.0.0.9", port: 40_112 };
const connection = { ...place, pids: [7, 8], bytesReceived: 10, bytesSent: 20 };
const accepted = (minute: number, fingerprint: string, from = place): SshdEvent => ({
  kind: "accepted",
  account: "inflight-tunnel",
  at: at(minute),
  fingerprint,
  ...from,
});
const profiles = new Map([
  ["p1", "SHA256:one"],
  ["p2", "SHA256:two"],
]);
const nothing: TunnelSightings = { now: at(59), connections: [], events: [], notes: [] };
const note = {
  profile: "p1",
  connection: "::ffff:10.0.0.9 40112 10.0.0.1 22",
  pid: 9,
  sshd: 8,
  since: 1_764_096_000,
  until: undefined,
};

describe("tunnels that are open", () => {
  it("are told apart by the key that signed in, the newest at a place, and shown with their session's note", () => {
    const events = [accepted(1, "SHA256:two"), accepted(5, "SHA256:one")];
    const live = liveTunnels(
      { ...nothing, connections: [connection], events, notes: [{ ...note, until: 1_764_099_600 }] },
      profiles,
    );
    expect(live.get("p2")).toEqual({ open: [], lastSeen: at(1), refusedForwards: [] });
    expect(live.get("p1")).toMatchObject({
      lastSeen: at(59),
      open: [{ since: at(5), hold: 9, until: new Date(1_764_099_600_000), bytesSent: 20, pids: [7, 8] }],
    });
  });

  it("are known by their note alone where the log does not reach back so far", () => {
    const live = liveTunnels({ ...nothing, connections: [connection], notes: [note] }, profiles);
    expect(live.get("p1")?.open).toMatchObject([
      { hold: 9, since: new Date(note.since * 1000), until: undefined },
    ]);
  });

  it("are nobody's where neither key nor note is a profile's", () => {
    const events = [accepted(1, "SHA256:stranger")];
    const live = liveTunnels({ ...nothing, connections: [connection], events }, profiles);
    expect([...live.values()].flatMap(({ open }) => open)).toEqual([]);
  });

  it("keep the forwards that were refused to them", () => {
    const refused: SshdEvent = {
      kind: "forward-refused",
      at: at(6),
      host: "localhost",
      hostPort: 22,
      ...place,
    };
    const events = [accepted(5, "SHA256:one"), refused, { ...refused, port: 1 }];
    expect(liveTunnels({ ...nothing, events }, profiles).get("p1")?.refusedForwards).toEqual([refused]);
  });
});

it("counts a refused sign-in once, with the key's fingerprint where the log tells it", () => {
  const refusal = (fingerprint: string | undefined): SshdEvent => ({
    kind: "login-refused",
    account: "inflight-tunnel",
    at: at(1),
    fingerprint,
    ...place,
  });
  expect(refusedLogins([refusal("SHA256:x"), refusal(undefined)])).toEqual([refusal("SHA256:x")]);
  expect(refusedLogins([refusal(undefined)])).toEqual([refusal(undefined)]);
});

describe("time that is up", () => {
  const open = { ...connection, since: at(0), hold: undefined, until: undefined };

  it("ends what no hold command ends, once it carries nothing", () => {
    expect(overdue([open], 30, new Set(), at(31))).toEqual([open]);
    expect(overdue([open], 30, new Set([8]), at(31))).toEqual([]);
    expect(overdue([open], 30, new Set(), at(29))).toEqual([]);
  });

  it("leaves alone what has a session, what may stay for ever, and what nobody knows the age of", () => {
    expect(overdue([{ ...open, hold: 9 }], 30, new Set(), at(59))).toEqual([]);
    expect(overdue([open], "always", new Set(), at(59))).toEqual([]);
    expect(overdue([{ ...open, since: undefined }], 30, new Set(), at(59))).toEqual([]);
  });
});
