import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { encryptionSettings } from "./insert-encryption";
import { losslessLines } from "../lossless-lines";

function inserted(doc: string): string {
  const changes = encryptionSettings(doc);
  if (!changes.ok) throw new Error(changes.error.message);
  const state = EditorState.create({ doc, extensions: losslessLines() });
  return state.update({ changes: changes.value, userEvent: "preset" }).state.doc.toString();
}

describe("encryptionSettings", () => {
  it("puts the guide's lines below [global] in the file's own style", () => {
    const text = "# mine\r\n[global]\r\n\tworkgroup = X\r\n\r\n[a]\r\n\tpath = /a\r\n";
    expect(inserted(text)).toBe(
      "# mine\r\n[global]\r\n\tworkgroup = X\r\n\tsmb encrypt = mandatory\r\n\tserver signing = mandatory\r\n\r\n[a]\r\n\tpath = /a\r\n",
    );
  });

  it("updates the ones there, under whichever name they stand", () => {
    const text = "[global]\n  Server SMB Encrypt=off\n  server signing = auto\n  workgroup = X\n";
    expect(inserted(text)).toBe(
      "[global]\n  Server SMB Encrypt=mandatory\n  server signing = mandatory\n  workgroup = X\n",
    );
  });

  it("changes nothing where they are there already, in these words or in others", () => {
    const changes = encryptionSettings("[global]\nsmb encrypt = required\nserver signing = mandatory\n");
    expect(changes.ok && changes.value.empty).toBe(true);
  });

  it("makes [global] where there is none", () => {
    expect(inserted("")).toMatch(/^\[global\]\n\s*smb encrypt = mandatory\n\s*server signing = mandatory\n$/);
  });
});
