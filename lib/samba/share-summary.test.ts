import { describe, expect, it } from "vitest";
import { parseSmbConf } from "./document";
import { shareSummaries } from "./share-summary";

const summaries = (text: string) => shareSummaries(parseSmbConf(text));

describe("shareSummaries", () => {
  it("lists every share in the file's order, with Samba's defaults", () => {
    const shares = summaries("[global]\n[B]\npath = /srv/b\n[a]\n[B]\ncomment = later\n");
    expect(shares.map(({ name }) => name)).toEqual(["B", "a"]);
    expect(shares[0]).toMatchObject({ kind: "folder", path: "/srv/b", comment: "later", line: 2 });
    expect(shares[1]).toMatchObject({ path: "", readOnly: true, guest: false, available: true, line: 4 });
  });

  it("reads a share through synonyms, [global] and copies", () => {
    const [first, second] = summaries(
      "[global]\nguest ok = yes\n[first]\nwriteable = yes\n[second]\ncopy = first\nbrowsable = no\n",
    );
    expect(first).toMatchObject({ readOnly: false, guest: true, browseable: true });
    expect(second).toMatchObject({ readOnly: false, guest: true, browseable: false });
  });

  it("tells homes and printers from folders", () => {
    expect(summaries("[homes]\n[printers]\n[print$]\n[x]\n").map(({ kind }) => kind)).toEqual([
      "homes",
      "printing",
      "printing",
      "folder",
    ]);
  });

  it("gives the encryption of the pair, not of the share's own line", () => {
    const [share] = summaries("[global]\nsmb encrypt = off\n[x]\nsmb encrypt = required\n");
    expect(share?.encryption).toMatchObject({ state: "locked-out", label: "Locked out" });
  });
});
