import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { recordedCatalogue } from "@/lib/samba/catalogue/recorded";
import { sambaCompletion } from "./completion";
import { parameterAt } from "./line-context";
import { losslessLines } from "../lossless-lines";

/** Completions at the `|` of a text. */
function complete(marked: string, explicit = false) {
  const pos = marked.indexOf("|");
  const doc = marked.replace("|", "");
  const state = EditorState.create({ doc, extensions: losslessLines() });
  const result = sambaCompletion(recordedCatalogue)(new CompletionContext(state, pos, explicit));
  return {
    labels: result?.options.map((option) => option.label) ?? [],
    replaced: result ? doc.slice(result.from, pos) : undefined,
  };
}

describe("completion", () => {
  it("offers parameters of both levels in [global], and before any header", () => {
    for (const marked of ["[ GLOBAL ]\r\n  smb e|", "smb e|"]) {
      const { labels, replaced } = complete(marked);
      expect(labels).toEqual(
        expect.arrayContaining(["server smb encrypt", "smb encrypt", "workgroup", "path"]),
      );
      expect(replaced).toBe("smb e");
    }
  });

  it("offers only share-level parameters in a share", () => {
    const { labels } = complete("[global]\n[projects]\n\tp|");
    expect(labels).toContain("path");
    expect(labels).not.toContain("workgroup");
  });

  it("offers the values of a closed set behind the equals sign, all spellings", () => {
    const { labels, replaced } = complete("[global]\nsmb  Encrypt = man|");
    expect(labels).toEqual(expect.arrayContaining(["mandatory", "required", "Off"]));
    expect(replaced).toBe("man");
    expect(complete("[x]\nwriteable =|").labels).toEqual(expect.arrayContaining(["yes", "no"]));
  });

  it("keeps quiet in comments, headers, free values and on an empty line", () => {
    for (const marked of ["# smb|", "; smb|", "[glo|", "[global]\nworkgroup = W|", "[global]\n  |"]) {
      expect(complete(marked).labels).toEqual([]);
    }
    expect(complete("[global]\n  |", true).labels).toContain("workgroup");
  });
});

describe("parameterAt", () => {
  it("finds the parameter of a continued line", () => {
    const doc = EditorState.create({
      doc: "[global]\nhosts allow = a \\\r\n  b\r\n",
      extensions: losslessLines(),
    }).doc;
    const found = parameterAt(doc, doc.toString().indexOf("b\r"));
    expect(found?.key).toBe("hostsallow");
    expect(doc.sliceString(found?.nameFrom ?? 0, found?.nameTo)).toBe("hosts allow");
  });

  it("finds none in a comment", () => {
    const { doc } = EditorState.create({ doc: "# a = b\n" });
    expect(parameterAt(doc, 3)).toBeUndefined();
  });
});
