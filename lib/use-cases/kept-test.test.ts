import { beforeAll, describe, expect, it } from "vitest";
import type { TunnelTestReport } from "@/lib/tunnels/tunnel-step";
import { keptTest, readTest, testSummary } from "@/lib/use-cases/kept-test";
import { holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { t } from "@/lib/words/t";
import { forOthers, withLocale } from "@/lib/words/with-locale";

/** A test that somebody runs. */
function tested(
  by: "de" | "en",
  outcome: "done" | "failed",
): { readonly told: TunnelTestReport; readonly kept: string } {
  const test = () => {
    const steps = [
      { name: t("Find the server"), outcome: "done", ms: 1, message: t("This appliance is the server.") },
      {
        name: t("Sign in"),
        outcome,
        ms: 2,
        message: t("Nothing listens on port {port} of the server.", { port: 22 }),
      },
      { name: t("Mount {path}", { path: "/{a}" }), outcome: "done", ms: 3, message: "" },
    ] as const;
    const told = {
      at: "2026-11-26T10:00:00.000Z",
      by: "anna",
      passed: outcome === "done",
      summary: testSummary(steps),
      steps: [...steps],
    };
    return { told, kept: JSON.stringify(keptTest(told)) };
  };
  return withLocale(by, () => forOthers(test));
}

function readIn(locale: "de" | "en", kept: string): TunnelTestReport {
  const stored = JSON.parse(kept) as ReturnType<typeof keptTest>;
  return withLocale(locale, () => readTest({ ...stored, at: new Date(stored.at), profileId: "one" }));
}

describe("a test of a tunnel", () => {
  beforeAll(() => {
    holdCatalogue("de", german);
  });

  it("is told in the language of who asked, and kept in English too", () => {
    const { told, kept } = tested("de", "failed");
    expect(told.summary).toBe("Fehlgeschlagen: Anmelden. Auf Port 22 des Servers lauscht nichts.");
    expect(JSON.parse(kept)).toMatchObject({
      summary: "Sign in failed: Nothing listens on port 22 of the server.",
    });
    expect(readIn("en", kept)).toMatchObject({
      summary: "Sign in failed: Nothing listens on port 22 of the server.",
      steps: [
        { name: "Find the server", message: "This appliance is the server." },
        { name: "Sign in", message: "Nothing listens on port 22 of the server." },
        { name: "Mount /{a}", message: "" },
      ],
    });
  });

  it.each(["de", "en"] as const)("is read in the reader's language, where who asked reads %s", (by) => {
    expect(readIn("de", tested(by, "failed").kept)).toMatchObject({
      summary: "Fehlgeschlagen: Anmelden. Auf Port 22 des Servers lauscht nichts.",
      steps: [
        { name: "Den Server finden", message: "Diese Appliance ist der Server." },
        { name: "Anmelden", message: "Auf Port 22 des Servers lauscht nichts." },
        { name: "/{a} einhängen", message: "" },
      ],
    });
  });

  it("that was kept in English alone is read as far as the catalogue has it", () => {
    const steps = [
      { name: "Find the server", outcome: "done", ms: 6, message: "This appliance is the server." },
      { name: "Mount /{a}", outcome: "done", ms: 0, message: "Port 22 it is." },
    ];
    const kept = JSON.stringify({
      at: 0,
      by: "anna",
      passed: true,
      summary: "",
      steps: JSON.stringify(steps),
    });
    expect(readIn("de", kept)).toMatchObject({
      summary: "Alle Schritte in 6 ms bestanden.",
      steps: [
        { name: "Den Server finden", message: "Diese Appliance ist der Server." },
        { name: "Mount /{a}", message: "Port 22 it is." },
      ],
    });
  });
});
