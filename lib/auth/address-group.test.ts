import { describe, expect, it } from "vitest";
import { addressGroup, isLoopback } from "./address-group";
import { requestAddress } from "./request-address";

describe("addressGroup", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["unknown", "unknown"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ])("%s counts as %s", (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });
});

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

describe("isLoopback", () => {
  it("knows the appliance itself", () => {
    expect(["127.0.0.1", "127.8.8.8", "::1"].every(isLoopback)).toBe(true);
    expect(["192.0.2.7", "unknown", "::2", "1127.0.0.1"].some(isLoopback)).toBe(false);
  });
});
