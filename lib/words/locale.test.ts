import { describe, expect, it } from "vitest";
import { holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { dateTime, inWords, number, percent } from "@/lib/words/format";
import { knownLocale, locale, localeFor } from "@/lib/words/locale";
import { msg, richParts, t } from "@/lib/words/t";
import { withLocale } from "@/lib/words/with-locale";

describe("the language of a request", () => {
  it.each([
    ["", "", "en"],
    ["", "de-AT,de;q=0.9,en;q=0.8", "de"],
    ["", "fr, en;q=0.7, de;q=0.8", "de"],
    ["", "fr-CH, pt", "en"],
    ["", "de;q=0", "en"],
    ["inflight.language=en", "de", "en"],
    ["a=b; inflight.language=de; c=d", "en", "de"],
    ["inflight.language=xx", "de", "de"],
    ["other-inflight.language=de", "en", "en"],
  ])("with the cookie %j and Accept-Language %j is %s", (cookie, acceptLanguage, expected) => {
    expect(localeFor({ cookie, acceptLanguage })).toBe(expected);
  });

  it("is English where neither header is sent", () => {
    expect(localeFor({})).toBe("en");
  });

  it("knows a language by any of its tags", () => {
    expect([knownLocale("DE"), knownLocale("de-CH"), knownLocale("den"), knownLocale("")]).toEqual([
      "de",
      "de",
      undefined,
      undefined,
    ]);
  });
});

describe("a text", () => {
  it("is said in the language of who asked, also after waiting, and of two at once each in their own", async () => {
    holdCatalogue("de", german);
    const later = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return t("Sign out");
    };
    expect(await Promise.all([withLocale("de", later), withLocale("en", later), later()])).toEqual([
      "Abmelden",
      "Sign out",
      "Sign out",
    ]);
    expect(locale()).toBe("en");
  });

  it("has its values and plurals, and what it does not mark stays as it is", () => {
    expect(t("Close {count, plural, one {# session} other {# sessions}}?", { count: 1_234 })).toBe(
      "Close 1,234 sessions?",
    );
    expect(t(msg("Port {port} is < {least}."), { port: 2049, least: "9000" })).toBe("Port 2049 is < 9000.");
    expect(t("it’s “100 %” & [global]")).toBe("it’s “100 %” & [global]");
  });

  it("stays itself where a catalogue lacks it", () => {
    expect(withLocale("de", () => t("Nobody translated {what}.", { what: "this" }))).toBe(
      "Nobody translated this.",
    );
  });

  it("gives marks to what draws them", () => {
    const parts = richParts<string>("Run <code>{command}</code> now", {
      command: "testparm -s",
      code: (inner) => `[${inner.join("")}]`,
    });
    expect([parts].flat().join("")).toBe("Run [testparm -s] now");
  });
});

describe("numbers, dates and lists", () => {
  it("follow the language", () => {
    const at = Date.UTC(2026, 10, 26, 12, 5, 9);
    const told = () => [
      number(12_345.5),
      percent(12.5, { maximumFractionDigits: 1 }),
      percent(99.6),
      dateTime(at, { dateStyle: "long", timeZone: "UTC" }),
      inWords(["a", "b", "c"]),
    ];
    expect(told()).toEqual(["12,345.5", "12.5%", "100%", "26 November 2026", "a, b and c"]);
    expect(withLocale("de", told)).toEqual([
      "12.345,5",
      "12,5\u00A0%",
      "100\u00A0%",
      "26. November 2026",
      "a, b und c",
    ]);
  });
});
