import { beforeAll, describe, expect, it } from "vitest";
import { holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { inWords, number } from "@/lib/words/format";
import { inEnglish } from "@/lib/words/in-english";
import { t } from "@/lib/words/t";
import { withLocale } from "@/lib/words/with-locale";

/** What a request in German is told, and what is kept of it. */
function toldAndKept(tell: () => string): readonly [told: string, kept: string] {
  return withLocale("de", () => {
    const told = tell();
    return [told, inEnglish(told)];
  });
}

describe("inEnglish", () => {
  beforeAll(() => {
    holdCatalogue("de", german);
  });

  it("gives back the English of what was told", () => {
    expect(toldAndKept(() => t("Account of {username}", { username: "anna" }))).toEqual([
      "Konto von anna",
      "Account of anna",
    ]);
  });

  it("finds sentences among other words, and leaves these as they are", () => {
    const tell = () =>
      `Reload Samba: ${t("The panel does not answer, so you are still signed in. Try again in a moment.")} (A $& note)`;
    expect(toldAndKept(tell)[1]).toBe(
      "Reload Samba: The panel does not answer, so you are still signed in. Try again in a moment. (A $& note)",
    );
  });

  it("gives back values that were said too, and no name that happens to be a word of the panel", () => {
    expect(
      toldAndKept(() => t("Account of {username}", { username: inWords(["a", number(1234.5), "c"]) }))[1],
    ).toBe("Account of a, 1,234.5 and c");
    const tell = () => (t("Language"), t("Account of {username}", { username: "Sprache" }));
    expect(toldAndKept(tell)[1]).toBe("Account of Sprache");
  });

  it("holds what was told in the one request, and the newest of it", () => {
    const [told] = toldAndKept(() => t("Account of {username}", { username: "anna" }));
    expect(withLocale("de", () => inEnglish(told))).toBe(told);
    expect(inEnglish(told)).toBe(told);
    const tell = () => {
      for (let nth = 0; nth < 1000; nth += 1) t("Account of {username}", { username: `user-${String(nth)}` });
      return t("Account of {username}", { username: "user-999" });
    };
    expect(toldAndKept(tell)[1]).toBe("Account of user-999");
  });

  it("comes to an end where a text says no more than its value", () => {
    expect(toldAndKept(() => t("{said}", { said: "Two words." }))[1]).toBe("Two words.");
  });

  it("leaves English alone", () => {
    expect(withLocale("en", () => inEnglish(t("Your account")))).toBe("Your account");
  });
});
