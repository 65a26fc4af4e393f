import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSmbConf } from "./document";
import { sharePosture, sharePostures } from "./share-posture";
import { encryptionText } from "./testing/encryption-texts";
import { MEASURED } from "./testing/measured-table";
import { STRANGE_NAMES } from "./testing/strange-names";

const line = (value: string) => (value === "unset" ? "" : `smb encrypt = ${value}\n`);

describe("guests at a share that admits them", () => {
  it.each(MEASURED)("global $global, share $share", ({ global, share, guests }) => {
    const text = `[global]\n${line(global)}[s]\n${line(share)}guest ok = yes\n`;
    const [, smb2, smb3] = guests;
    const state = smb3 === "clear" ? "admitted" : smb2 === "clear" ? "older-clients" : "refused";
    expect(sharePosture(parseSmbConf(text), "s").guests).toMatchObject({ state });
    // With SMB 1 on, a guest that speaks it counts among the older clients.
    const withSmb1 = parseSmbConf(text.replace("[global]\n", "[global]\nserver min protocol = NT1\n"));
    const older = guests.slice(0, 2).includes("clear") ? "older-clients" : "refused";
    expect(sharePosture(withSmb1, "s").guests.state).toBe(smb3 === "clear" ? "admitted" : older);
  });

  it("are told which line admits them, and are none without one", () => {
    const doc = parseSmbConf("[global]\n[a]\npublic = Yes\n[b]\nguest ok = no\n[c]\nguest ok = maybe\n[d]\n");
    const [first, ...others] = sharePostures(doc);
    expect(first?.guests).toMatchObject({ state: "admitted", line: { number: 3 } });
    for (const { guests } of others)
      expect(guests).toEqual({ state: "none", reason: "Everybody needs an account." });
  });
});

describe("sharePostures", () => {
  it("tells of every share what sharePosture tells of it, in the file's order", () => {
    fc.assert(
      fc.property(encryptionText, (text) => {
        const doc = parseSmbConf(text);
        const shares = doc.sections.filter(({ isGlobal }) => !isGlobal);
        expect(sharePostures(doc)).toEqual(shares.map(({ name }) => sharePosture(doc, name)));
      }),
      { numRuns: 1500 },
    );
  });

  it("takes the lines from where they come: the share, a copy, [global] above it", () => {
    const doc = parseSmbConf(
      "[early]\n[global]\nsmb encrypt = desired\n[own]\nsmb encrypt = off\nsmb encrypt = required\n[copied]\ncopy = own\n[late]\n",
    );
    const lines = sharePostures(doc).map(({ name, encryption }) => [
      name,
      encryption.lines.map(({ number }) => number),
    ]);
    // [global]'s line counts for every session; for the tree connect the other one does.
    expect(lines).toEqual([
      ["early", [3]],
      ["own", [3, 6]],
      ["copied", [3, 6]],
      ["late", [3]],
    ]);
  });

  it.each(STRANGE_NAMES)("knows a share with %s by its name", (_what, name) => {
    const doc = parseSmbConf(`[global]\n[other]\n[${name}]\nsmb encrypt = required\n`);
    expect(sharePostures(doc)[1]).toMatchObject({ name, encryption: { state: "encrypted" } });
    expect(sharePosture(doc, name).encryption.lines.map(({ number }) => number)).toEqual([4]);
  });

  it("judges a share that the file does not have by [global] alone", () => {
    const doc = parseSmbConf("[global]\nsmb encrypt = required\nguest ok = yes\n");
    expect(sharePosture(doc, "gone\nagain")).toMatchObject({ encryption: { state: "encrypted" } });
  });
});
