import { beforeAll, describe, expect, it } from "vitest";
import { fail, ok, type Result } from "@/lib/shared/result";
import { keepFailure } from "@/lib/use-cases/keep-failure";
import { holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { inEnglish } from "@/lib/words/in-english";
import type { Locale } from "@/lib/words/locale";
import { t } from "@/lib/words/t";
import { withLocale } from "@/lib/words/with-locale";

const look = (): Promise<Result<null>> =>
  Promise.resolve(
    fail({ code: "gone", message: t("Account of {username}", { username: "anna" }), detail: "ENOENT" }),
  );

function messageIn(language: Locale, result: Result<unknown>): string {
  return withLocale(language, () => (result.ok ? "" : result.error.message));
}

describe("a failure that is kept", () => {
  beforeAll(() => {
    holdCatalogue("de", german);
  });

  it.each([
    ["nobody", () => keepFailure(look)],
    ["who reads English", () => withLocale("en", () => keepFailure(look))],
    ["who reads German", () => withLocale("de", () => keepFailure(look))],
    ["a look that keeps another", () => keepFailure(() => withLocale("de", () => keepFailure(look)))],
  ])("is told to each reader in their language, asked by %s", async (_, asked) => {
    const kept = await asked();
    expect([messageIn("de", kept), messageIn("en", kept), messageIn("de", kept)]).toEqual([
      "Konto von anna",
      "Account of anna",
      "Konto von anna",
    ]);
    expect(kept).toMatchObject({ error: { code: "gone", detail: "ENOENT" } });
    expect(withLocale("de", () => JSON.stringify(kept))).toContain("Konto von anna");
  });

  it("is kept by the audit log in English, whoever reads it", async () => {
    const kept = await keepFailure(look);
    expect(withLocale("de", () => (kept.ok ? "" : inEnglish(kept.error.message)))).toBe("Account of anna");
  });

  it("leaves what succeeded as it is", async () => {
    const found = ok({ figures: 3 });
    expect(await keepFailure(() => Promise.resolve(found))).toBe(found);
  });
});
