import { describe, expect, it } from "vitest";
import type { SshConnection } from "./ss-report";
import { newestRate, type Throughput, withLook } from "./throughput";

const from = (port: number, bytesReceived: number, bytesSent: number): SshConnection => ({
  address: "10.0.0.5",
  port,
  pids: [],
  bytesReceived,
  bytesSent,
});

function looks(
  ...all: readonly (readonly [at: number, connections: readonly SshConnection[]])[]
): Throughput {
  const last = all.reduce<Throughput | undefined>(
    (before, [at, connections]) => withLook(before, at, connections),
    undefined,
  );
  if (last === undefined) throw new Error("Nobody looked.");
  return last;
}

describe("throughput", () => {
  it("is known from the second look on, in bytes a second", () => {
    expect(looks([0, [from(1, 500, 500)]]).samples).toEqual([]);
    const seen = looks([0, [from(1, 500, 500)]], [2_000, [from(1, 1_500, 8_500)]]);
    expect(seen.samples).toEqual([{ at: 2_000, received: 500, sent: 4_000 }]);
    expect(newestRate(seen)).toEqual({ received: 500, sent: 4_000 });
  });

  it("counts a connection that is new, or has the place of one that ended, with all it carried", () => {
    const seen = looks([0, [from(1, 9_000, 9_000)]], [2_000, [from(1, 100, 300), from(2, 100, 100)]]);
    expect(newestRate(seen)).toEqual({ received: 100, sent: 200 });
  });

  it("is none where a connection ended, and never below it", () => {
    expect(newestRate(looks([0, [from(1, 9_000, 9_000)]], [2_000, []]))).toEqual({ received: 0, sent: 0 });
  });

  it("takes looks that follow closely for one, and says nothing of a time in which nobody looked", () => {
    const seen = looks([0, []], [500, [from(1, 1_000, 0)]], [2_000, [from(1, 2_000, 0)]]);
    expect(seen.samples).toEqual([{ at: 2_000, received: 1_000, sent: 0 }]);
    const later = withLook(seen, 60_000, [from(1, 9_000, 0)]);
    expect(newestRate(later)).toBeNull();
  });

  it("keeps ten minutes", () => {
    let seen: Throughput | undefined;
    for (let at = 0; at <= 1_200_000; at += 3_000) seen = withLook(seen, at, []);
    expect(seen?.samples.length).toBe(201);
    expect(seen?.samples[0]?.at).toBe(600_000);
  });
});
