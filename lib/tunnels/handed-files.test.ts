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

it("leaves a tunnel that this host opens to mount, and to be let in by its server", () => {
  const ground = { hostKeys, authorizedKeys: "/k" };
  const here = handedFiles(guideProfile({ isThisHost: true, serverAddress: "127.0.0.1" }), ground);
  expect(here.map(({ tab, goesTo }) => [tab, goesTo])).toEqual([
    ["fstab", "/etc/fstab"],
    ["authorized-keys", "/k"],
  ]);
  const elsewhere = handedFiles(guideProfile({ isThisHost: true }), ground);
  expect(elsewhere.at(-1)?.goesTo).toBe("authorized_keys of root on 20.20.0.20");
});
