import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePassword } from "./password";
import { weaknessOf } from "./password-rules";

describe("weaknessOf", () => {
  it.each([
    ["short", "eleven chars"],
    ["too long", "aB3".repeat(43)],
    ["one character", "aaaaaaaaaaaaaaaa"],
    ["a few characters", "abababababab"],
    ["digits in a row", "123456789012"],
    ["letters in a row", "abcdefghijkl"],
    ["keys in a row", "qwertyuiopasdf"],
    ["keys backwards", "poiuytrewq12"],
    ["a common one with a year", "Password2026"],
    ["a common one twice", "passwordpassword"],
    ["a common one dressed up", "P@ssw0rd!!!!"],
    ["the product's words", "softnas admin 1"],
    ["the user name", "carol.jenkins"],
    ["the user name dressed up", "Carol.Jenkins1!"],
    ["the famous one", "correct horse battery staple"],
  ])("refuses %s", (what, password) => {
    const given = what === "short" ? password.slice(0, 11) : password;
    expect(weaknessOf(given, "carol.jenkins")).toMatch(/[.]$/u);
  });

  it.each(["tulip anvil cough seven", "x7#Kq9!vLm2p", "Ich-mag-Käse-auf-Brot", "kz4f-8hqp-rtmn-3jxw-d9ce"])(
    "takes %s",
    (password) => {
      expect(weaknessOf(password, "carol.jenkins")).toBeNull();
    },
  );

  it("takes what the panel itself makes up", () => {
    for (let n = 0; n < 500; n += 1) expect(weaknessOf(makePassword(), "admin")).toBeNull();
  });

  it("ends on any text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 20 }), (password, username) => {
        weaknessOf(password, username);
      }),
    );
  });
});
