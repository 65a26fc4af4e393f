import { expect, it } from "vitest";
import { handedFiles } from "./handed-files";
import { readPublicKey } from "./public-key";
import { ED25519, guideProfile } from "./testing/sample-profile";

const read = readPublicKey(ED25519);
const hostKeys = read.ok ? [read.value] : [];

it("begins with the guide's two commands, word for word", () => {
  const [guide, own] = handedFiles(guideProfile(), { hostKeys, authorizedKeys: "/k" });
  expect(guide?.text).toBe(
    "ssh root@20.20.0.20 -L 250:localhost:2049 -f sleep 60m\nssh root@20.20.0.20 -L 251:localhost:32767 -f sleep 60m\n",
  );
  expect([guide?.isRecommended, own?.isRecommended]).toEqual([false, true]);
});

it("holds no key for those who may see none", () => {
  const files = handedFiles(guideProfile(), { hostKeys: [], authorizedKeys: null });
  expect(new Set(files.map(({ tab }) => tab))).toEqual(new Set(["ssh", "fstab", "systemd"]));
  expect(JSON.stringify(files)).not.toContain("AAAA");
});

it("leaves the line of authorized_keys out while there is no key", () => {
  const files = handedFiles(guideProfile({ publicKey: "" }), { hostKeys, authorizedKeys: "/k" });
  expect(files.some(({ tab }) => tab === "authorized-keys")).toBe(false);
});

it("names each file once, and says where it goes", () => {
  const files = handedFiles(guideProfile(), { hostKeys, authorizedKeys: "/k" });
  const names = files.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(files.every(({ goesTo, text }) => goesTo !== "" && text.endsWith("\n"))).toBe(true);
});
