import { describe, expect, it } from "vitest";
import { requestAddress } from "./request-address";

describe("requestAddress", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:DB8::1", "2001:db8::1"],
    ["192.0.2.7, 198.51.100.1", "unknown"],
    ["evil", "unknown"],
    ["", "unknown"],
  ])("reads %s as %s", (header, address) => {
    expect(requestAddress(new Headers({ "x-inflight-address": header }))).toBe(address);
  });

  it("believes no header but the server's own", () => {
    const headers = new Headers({ "x-forwarded-for": "192.0.2.7", "x-real-ip": "192.0.2.8" });
    expect(requestAddress(headers)).toBe("unknown");
  });
});
