import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fingerprint, readPublicKey, writePublicKey } from "./public-key";
import { ED25519 } from "./testing/sample-profile";

/** A key of fields as they stand in a `.pub` file. */
function pub(...fields: (string | Buffer)[]): string {
  const bytes = fields.map((field) => {
    const content = Buffer.from(field);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, content]);
  });
  return `${String(fields[0])} ${Buffer.concat(bytes).toString("base64")}`;
}

function rsa(bits: number): string {
  const { n = "", e = "" } = generateKeyPairSync("rsa", { modulusLength: bits }).publicKey.export({
    format: "jwk",
  });
  const number = Buffer.from(n, "base64url");
  return pub("ssh-rsa", Buffer.from(e, "base64url"), Buffer.concat([Buffer.of(0), number]));
}

const point = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]);

describe("readPublicKey", () => {
  it.each<[string, string]>([
    ["Ed25519", ED25519],
    ["RSA", rsa(2048)],
    ["ECDSA", pub("ecdsa-sha2-nistp256", "nistp256", point)],
    ["a security key's Ed25519", pub("sk-ssh-ed25519@openssh.com", Buffer.alloc(32, 1), "ssh:")],
    ["a security key's ECDSA", pub("sk-ecdsa-sha2-nistp256@openssh.com", "nistp256", point, "ssh:")],
  ])("reads %s, with a comment or without", (_what, key) => {
    for (const text of [key, `${key}\n`, ` ${key} me@laptop # x`, key.replace(" ", "\t")]) {
      const read = readPublicKey(text);
      expect(read.ok && writePublicKey(read.value)).toBe(key);
    }
  });

  it.each<[string, string, RegExp]>([
    ["nothing", "", /no public key/],
    ["a short RSA key", rsa(1024), /1024 bits is too short/],
    ["a key of another type than it says", ED25519.replace("ssh-ed25519", "ssh-rsa"), /cut off or damaged/],
    ["a key with a field too many", pub("ssh-ed25519", Buffer.alloc(32), "x"), /cut off or damaged/],
    ["a key that is too short", pub("ssh-ed25519", Buffer.alloc(31)), /cut off or damaged/],
    ["a point that is none", pub("ecdsa-sha2-nistp256", "nistp256", Buffer.alloc(65)), /cut off or damaged/],
    ["base64 with stray bits", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AB==", /cut off or damaged/],
    ["a certificate", "ssh-ed25519-cert-v01@openssh.com AAAA", /certificate/],
    ["RFC 4716", "---- BEGIN SSH2 PUBLIC KEY ----", /ssh-keygen -i/],
    ["a name of JavaScript's", "constructor AAAA", /does not begin with a type/],
  ])("refuses %s", (_what, text, sentence) => {
    const read = readPublicKey(text);
    expect(read.ok ? "" : read.error.message).toMatch(sentence);
  });
});

it("a fingerprint is SHA-256 in base64 without padding", () => {
  const [, base64 = ""] = ED25519.split(" ");
  expect(fingerprint({ base64 })).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
});
