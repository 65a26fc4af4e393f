import { expect, it } from "vitest";
import { type CountedConnection, kindOf, trafficRates } from "./smb-traffic";

const connection = (peer: string, kind: CountedConnection["kind"], bytes: number) => ({ peer, kind, bytes });

it("counts what went through from one look to the next, by kind", () => {
  const before = {
    at: 0,
    connections: [connection("a 1", "encrypted", 1_000), connection("b 1", "clear", 500)],
  };
  const now = {
    at: 10_000,
    connections: [
      connection("a 1", "encrypted", 21_000),
      connection("b 1", "clear", 500),
      connection("c 1", "unsorted", 3_000),
    ],
  };
  expect(trafficRates(before, now)).toEqual({ encrypted: 2_000, clear: 0, unsorted: 300 });
});

it("takes a connection at a place that is used again for a new one", () => {
  const before = { at: 0, connections: [connection("a 1", "clear", 90_000)] };
  const now = { at: 10_000, connections: [connection("a 1", "encrypted", 40_000)] };
  expect(trafficRates(before, now)).toEqual({ encrypted: 4_000, clear: 0, unsorted: 0 });
});

it("says nothing without a look before, or after one too long ago", () => {
  const look = { at: 100_000, connections: [] };
  expect(trafficRates(undefined, look)).toBeNull();
  expect(trafficRates({ at: 60_000, connections: [] }, look)).toBeNull();
  expect(trafficRates({ at: 100_000, connections: [] }, look)).toBeNull();
});

it("calls a connection what all its sessions are, and else not told apart", () => {
  expect(kindOf(["encrypted", "encrypted"])).toBe("encrypted");
  expect(kindOf(["clear"])).toBe("clear");
  expect(kindOf(["clear", "encrypted"])).toBe("unsorted");
  expect(kindOf(["partial"])).toBe("unsorted");
  expect(kindOf([])).toBe("unsorted");
});
