import { beforeAll, expect, it } from "vitest";
import type { ClientOutcome } from "@/lib/samba/encryption-table";
import { comparePromise } from "@/lib/samba/verify/compare";
import type { Found } from "@/lib/samba/verify/found";
import type { ProbeClient } from "@/lib/samba/verify/probe-clients";
import { holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { readTold, sayAgain, toldText } from "@/lib/words/told";
import { forOthers, withLocale } from "@/lib/words/with-locale";

const session = { dialect: "SMB 3.1.1", cipher: "AES-128-GCM", signing: "full" } as const;
const refused: Found = { outcome: "refused", at: "sign-in", status: "NT_STATUS_ACCESS_DENIED" };
const found: readonly (readonly [ProbeClient, Found])[] = [
  ["smb3", { outcome: "encrypted", session }],
  ["smb2", refused],
  ["smb1", { ...refused, at: "negotiation", status: null }],
];

/** What is kept of a check's summary and of its second row's sentence. */
function kept(by: "de" | "en", smb2: ClientOutcome): readonly string[] {
  const clients = { smb3: "encrypted", smb2, smb1: "refused", smb3Asking: "encrypted" } as const;
  return withLocale(by, () =>
    forOthers(() => {
      const { summary, rows } = comparePromise({ clients }, new Map(found));
      return [summary, rows[1]?.sentence ?? ""].map(toldText);
    }),
  );
}

const readIn = (language: "de" | "en", texts: readonly string[]) =>
  withLocale(language, () => texts.map((text) => sayAgain(readTold(text))));

beforeAll(() => {
  holdCatalogue("de", german);
});

it.each(["de", "en"] as const)("a check of a share made in %s is read in the reader's language", (by) => {
  expect(readIn("de", kept(by, "refused"))).toEqual([
    "Wie zugesagt. SMB 3: verschlüsselt; SMB 2.1: abgewiesen; SMB 1: abgewiesen.",
    "Bei der Anmeldung abgewiesen: Zugriff verweigert (NT_STATUS_ACCESS_DENIED).",
  ]);
  expect(readIn("en", kept(by, "refused"))[0]).toBe(
    "As promised. SMB 3: encrypted; SMB 2.1: refused; SMB 1: refused.",
  );
  expect(readIn("de", kept(by, "clear"))[0]).toBe(
    "Nicht wie zugesagt: SMB 2.1 abgewiesen, laut smb.conf aber unverschlüsselt. Vielleicht richtet sich Samba nach einer älteren Datei oder nach einer anderen: Starten Sie Samba neu, dann weisen Sie erneut nach.",
  );
});

it("what was kept in English alone, or is no JSON, is read as it is", () => {
  expect(readIn("de", ["As promised. SMB 3: encrypted.", "{as it is"])).toEqual([
    "As promised. SMB 3: encrypted.",
    "{as it is",
  ]);
});
