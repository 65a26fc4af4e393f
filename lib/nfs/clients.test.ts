import { describe, expect, it } from "vitest";
import { parseAddress, parseNetwork, prefixLength } from "./addresses";
import { clientOf, isLocal, matchesCaller } from "./clients";

const caller = (address: string, name?: string) => {
  const parsed = parseAddress(address);
  if (!parsed) throw new Error(address);
  return name === undefined ? { address: parsed } : { address: parsed, name };
};

describe("clientOf", () => {
  it.each([
    ["*", "anonymous"],
    ["", "anonymous"],
    ["gss/krb5p", "gss"],
    ["@group", "netgroup"],
    ["*.example.org", "wildcard"],
    ["10.0.*.*/24", "wildcard"],
    ["[fd00::1]", "wildcard"],
    ["10.0.0.0/24", "network"],
    ["host/24", "network"],
    ["fd00::1", "host"],
    ["h\\*", "host"],
    ["h\\", "host"],
  ])("takes %s for %s", (host, kind) => {
    expect(clientOf(host).kind).toBe(kind);
  });

  it("takes a word as long as a file may be", () => {
    expect(clientOf("a".repeat(12_000_000)).kind).toBe("host");
    expect(clientOf(`${"\\*".repeat(6_000_000)}?`).kind).toBe("wildcard");
  });
});

describe("parseNetwork", () => {
  it.each<[string, number | undefined]>([
    ["10.0.0.0/8", 8],
    ["10.0.0.0/255.255.252.0", 22],
    ["10.0.0.0/0", 0],
    ["10.0.0.0/", 0],
    ["fd00::/64", 64],
    ["fd00::1/ffff::", 16],
    ["::ffff:10.0.0.1/128", 128],
  ])("reads %s", (text, bits) => {
    const network = parseNetwork(text);
    expect(network && prefixLength(network)).toBe(bits);
  });

  it.each([
    "10.0.0.0/33",
    "10.0.0/8",
    "10.0.0.0/8x",
    "fd00::/129",
    "fd00:::/8",
    "1:2:3:4:5:6:7:8:9/8",
    "h/8",
    "010.0.0.1/8",
  ])("refuses %s", (text) => {
    expect(parseNetwork(text)).toBeUndefined();
  });

  it("knows masks that are no prefix", () => {
    const network = parseNetwork("10.0.0.0/255.0.255.0");
    expect(network && prefixLength(network)).toBeUndefined();
    expect(matchesCaller(clientOf("10.0.7.0/255.0.255.0"), caller("10.9.7.1"))).toBe(true);
  });
});

describe("isLocal", () => {
  it.each<[string, boolean]>([
    ["localhost", true],
    ["LOCALHOST", true],
    ["127.0.0.1", true],
    ["::1", true],
    ["127.0.0.0/8", true],
    ["127.0.0.0/7", false],
    ["::1/127", false],
    ["::1/128", true],
    ["localhost.example.org", false],
    ["*", false],
    ["local*", false],
    ["@localhost", false],
  ])("%s: %s", (host, local) => {
    expect(isLocal(clientOf(host))).toBe(local);
  });
});

describe("matchesCaller", () => {
  it.each<[string, string, string | undefined, boolean]>([
    ["build[0-9].x", "10.0.0.1", "build7.x", true],
    ["build[0-9].x", "10.0.0.1", "buildx.x", false],
    ["build[^0-9].x", "10.0.0.1", "buildx.x", true],
    ["a?c", "10.0.0.1", "abc", true],
    ["*.x", "10.0.0.1", "a.b.x", true],
    ["*.x", "10.0.0.1", undefined, false],
    ["[z-a]", "10.0.0.1", "m", false],
    ["a+(b", "10.0.0.1", "a+(b", true],
    ["localhost", "127.0.0.1", undefined, true],
    ["localhost", "10.0.0.1", undefined, false],
    ["gss/krb5p", "10.0.0.1", undefined, false],
  ])("%s and %s (%s): %s", (host, address, name, matches) => {
    expect(matchesCaller(clientOf(host), caller(address, name))).toBe(matches);
  });
});
