import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BACKOFF, backoffMs } from "@/lib/tunnels/link-backoff";
import { isOver, timeUpAt } from "@/lib/tunnels/link-lifetime";
import { type HostKey, judgeHostKey } from "@/lib/tunnels/link-host-key";
import { placeConnection } from "@/lib/tunnels/link-spread";
import { idleLink, type LinkEvent, type LinkState, nextLink, retryTime } from "@/lib/tunnels/link-state";

const seen: HostKey = { type: "ssh-ed25519", fingerprint: `SHA256:${"a".repeat(43)}` };
const other: HostKey = { type: "ssh-ed25519", fingerprint: `SHA256:${"b".repeat(43)}` };

/** A tunnel by a clock that only the test moves. */
function link(random = 0.5) {
  let state = idleLink(0);
  let now = 0;
  return {
    state: () => state,
    say: (event: LinkEvent): LinkState => (state = nextLink(state, event, now, random)),
    pass: (ms: number): LinkState => {
      now += ms;
      return (state = nextLink(state, { kind: "clock" }, now, random));
    },
  };
}

describe("a tunnel's link", () => {
  it("connects when it is enabled, and is idle when it is not", () => {
    const { say } = link();
    expect(say({ kind: "enable" })).toMatchObject({ kind: "connecting" });
    expect(say({ kind: "ready" })).toMatchObject({ kind: "up" });
    expect(say({ kind: "disable" })).toMatchObject({ kind: "idle" });
    expect(say({ kind: "lost" })).toMatchObject({ kind: "idle" });
  });

  it("is tried again soon after it was lost, and ever more rarely where that fails", () => {
    const { say, pass } = link(1);
    say({ kind: "enable" });
    say({ kind: "ready" });
    pass(BACKOFF.stableMs);
    const waits: number[] = [];
    for (let failure = 0; failure < 12; failure += 1) {
      const state = say({ kind: "lost" });
      const wait = (retryTime(state) ?? 0) - state.since;
      waits.push(wait);
      expect(pass(wait - 1)).toMatchObject({ kind: "waiting" });
      expect(pass(1)).toMatchObject({ kind: "connecting" });
    }
    expect(waits.slice(0, 4)).toEqual([250, 500, 1000, 2000]);
    expect(waits.at(-1)).toBe(BACKOFF.mostMs);
  });

  it("counts anew after it was up for a while, and not before", () => {
    const { say, pass } = link(1);
    say({ kind: "enable" });
    for (let failure = 0; failure < 5; failure += 1) pass((retryTime(say({ kind: "lost" })) ?? 0) + 1);
    say({ kind: "ready" });
    pass(BACKOFF.stableMs - 1);
    expect(say({ kind: "lost" })).toMatchObject({ failures: BACKOFF.mostFailuresOfUnstable });
    pass(BACKOFF.mostMs);
    say({ kind: "ready" });
    pass(BACKOFF.stableMs);
    expect(say({ kind: "lost" })).toMatchObject({ failures: 1 });
  });

  it("waits for a person where the host key is new or another one", () => {
    for (const kind of ["host-key-unknown", "host-key-changed"] as const) {
      const { say, pass } = link();
      say({ kind: "enable" });
      expect(say({ kind, seen })).toMatchObject({ kind, seen });
      expect(pass(365 * 86_400_000)).toMatchObject({ kind });
      expect(say({ kind: "enable" })).toMatchObject({ kind: "connecting" });
    }
  });

  it("tries a refused key rarely", () => {
    const { say, pass } = link(0);
    say({ kind: "enable" });
    expect(say({ kind: "key-refused" })).toMatchObject({ kind: "key-refused" });
    expect(pass(BACKOFF.keyRefusedMs / 2 - 1)).toMatchObject({ kind: "key-refused" });
    expect(pass(1)).toMatchObject({ kind: "connecting" });
  });

  it("ends when its time is up, and begins anew when it is enabled again", () => {
    const { say } = link();
    expect(say({ kind: "over" })).toMatchObject({ kind: "idle" });
    say({ kind: "enable" });
    expect(say({ kind: "over" })).toMatchObject({ kind: "ended" });
    expect(say({ kind: "ready" })).toMatchObject({ kind: "ended" });
    expect(say({ kind: "enable" })).toMatchObject({ kind: "connecting" });
  });

  const event: fc.Arbitrary<LinkEvent> = fc.constantFrom(
    ...(["enable", "disable", "ready", "lost", "key-refused", "clock", "over"] as const).map((kind) => ({
      kind,
    })),
    { kind: "host-key-unknown", seen } as const,
    { kind: "host-key-changed", seen } as const,
  );

  it("obeys its laws whatever happens in whatever order", () => {
    const story = fc.array(
      fc.record({
        event,
        after: fc.nat({ max: 400_000 }),
        random: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(story, (events) => {
        let now = 0;
        let state = idleLink(now);
        for (const { event: what, after, random } of events) {
          now += after;
          const before = state;
          state = nextLink(before, what, now, random);
          expect(before === state || state.since === now).toBe(true);
          const at = retryTime(state);
          if (at !== null && state !== before) {
            const most = state.kind === "waiting" ? BACKOFF.mostMs : BACKOFF.keyRefusedMs;
            expect(at - now).toBeGreaterThanOrEqual(BACKOFF.firstMs / 2);
            expect(at - now).toBeLessThanOrEqual(most);
          }
          // Nobody but a person gets it out of these, and nothing is dialled before its time.
          const held = ["idle", "ended", "host-key-unknown", "host-key-changed"].includes(before.kind);
          if (held && state.kind === "connecting") expect(what.kind).toBe("enable");
          const due = retryTime(before);
          if (due !== null && now < due && state.kind === "connecting") expect(what.kind).toBe("enable");
          if (state.kind === "up" && before.kind !== "up") expect(before.kind).toBe("connecting");
        }
      }),
    );
  });
});

describe("the wait between attempts", () => {
  it("grows to its bound, and no more than half of it is chance", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 2_000_000_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const wait = backoffMs(failures, random);
          const whole = Math.min(BACKOFF.firstMs * 2 ** (Math.max(failures, 1) - 1), BACKOFF.mostMs);
          expect(wait).toBeGreaterThanOrEqual(Math.floor(whole / 2));
          expect(wait).toBeLessThanOrEqual(whole);
        },
      ),
    );
  });
});

describe("a tunnel's time", () => {
  const hour = { kind: "minutes", minutes: 60 } as const;
  it("is up after its minutes, and never for one that is kept open always", () => {
    expect(timeUpAt(hour, 1_000)).toBe(3_601_000);
    expect(timeUpAt({ kind: "always" }, 1_000)).toBeNull();
    expect(isOver({ kind: "always" }, { enabledAt: 0, now: Number.MAX_SAFE_INTEGER, connections: 0 })).toBe(
      false,
    );
  });
  it("ends the tunnel with its last connection, whichever comes last", () => {
    const at = (now: number, connections: number) => isOver(hour, { enabledAt: 0, now, connections });
    expect([
      at(3_599_999, 0),
      at(3_600_000, 1),
      at(3_600_000, 0),
      at(9_000_000, 1),
      at(9_000_000, 0),
    ]).toEqual([false, false, true, false, true]);
  });
});

describe("a host key", () => {
  it("is asked for once, and refused when it is another one", () => {
    expect(judgeHostKey(null, seen)).toBe("ask");
    expect(judgeHostKey(seen, { ...seen })).toBe("accept");
    expect(judgeHostKey(seen, other)).toBe("refuse");
    expect(judgeHostKey(seen, { ...seen, type: "ssh-rsa" })).toBe("refuse");
  });
});

describe("where a new connection goes", () => {
  it("is a further SSH connection as long as there may be one, then the least loaded", () => {
    expect(placeConnection([0], 4, 0)).toEqual({ kind: "use", index: 0 });
    expect(placeConnection([1], 4, 0)).toEqual({ kind: "open-another" });
    expect(placeConnection([3, 1, 2], 3, 0)).toEqual({ kind: "use", index: 1 });
    expect(placeConnection([3, 1, 2], 4, 1)).toEqual({ kind: "use", index: 1 });
    expect(placeConnection([1], 1, 0)).toEqual({ kind: "use", index: 0 });
  });
  it("spreads evenly, and never over more than there may be", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 300 }), (most, connections) => {
        const loads: number[] = [0];
        for (let at = 0; at < connections; at += 1) {
          const place = placeConnection(loads, most, 0);
          if (place.kind === "open-another") loads.push(1);
          else loads[place.index] = (loads[place.index] ?? 0) + 1;
        }
        expect(loads.length).toBe(Math.min(most, connections));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
