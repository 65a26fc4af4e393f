import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { losslessLines } from "../lossless-lines";
import { analyseExports } from "./analyse-exports";
import { spansOfExports } from "./colours";
import { exportsCompletion } from "./completion";
import { exportsPlaceAt } from "./entry-at";

/** Completions at the `|` of a text. */
function complete(marked: string, explicit = false) {
  const pos = marked.indexOf("|");
  const doc = marked.replace("|", "");
  const state = EditorState.create({ doc, extensions: losslessLines() });
  const result = exportsCompletion(new CompletionContext(state, pos, explicit));
  return {
    labels: result?.options.map((option) => option.label) ?? [],
    replaced: result ? doc.slice(result.from, pos) : undefined,
  };
}

describe("completion of exports", () => {
  it.each([
    ["/srv host(|", ""],
    ["/srv host(rw,no_ro|)", "no_ro"],
    ["/srv host(rw,ins|,sync) other(ro)", "ins"],
    ["/srv \\\n\thost(r|", "r"],
    ["/srv -ro,no_ro|", "no_ro"],
  ])("offers options in %j", (marked, typed) => {
    const { labels, replaced } = complete(marked);
    expect(labels).toEqual(expect.arrayContaining(["no_root_squash", "insecure", "sec="]));
    expect(replaced).toBe(typed);
  });

  it("offers the values of a closed set, also behind a colon", () => {
    expect(complete("/srv host(sec=|")).toMatchObject({
      labels: expect.arrayContaining(["krb5p"]) as string[],
    });
    expect(complete("/srv host(rw,sec=sys:kr|)")).toMatchObject({ replaced: "kr" });
    expect(complete("/srv host(anonuid=|)").labels).toEqual([]);
  });

  it("offers clients at a client's name, and where one is asked for", () => {
    expect(complete("/srv lo|")).toMatchObject({ labels: ["localhost", "*"], replaced: "lo" });
    expect(complete("/srv a(rw) lo|(ro)").labels).toContain("localhost");
    expect(complete("/srv a(rw) |").labels).toEqual([]);
    expect(complete("/srv a(rw) |", true).labels).toContain("localhost");
  });

  it("keeps quiet in paths and comments", () => {
    for (const marked of ["/sr|", "# host(r|", "/srv a(rw) # (r|"])
      expect(complete(marked).labels).toEqual([]);
  });
});

describe("exportsPlaceAt", () => {
  it("finds the option in a line further down", () => {
    const { doc } = EditorState.create({ doc: "/a h(ro)\n# c\n/b h(rw,sync) i(async)\n" });
    const at = doc.toString().indexOf("async") + 2;
    const option = exportsPlaceAt(doc, at)?.option;
    expect(option && doc.sliceString(option.from, option.to)).toBe("async");
  });
});

describe("analyseExports", () => {
  it("outlines exports and disabled ones, and knows the clients, the commonest first", () => {
    const text = '# c\n/a h1(rw) h2(ro)\n#/b h3(rw)\n"/c d" h2 *(ro)\n/e h2(nonsense)\n';
    const { outline, names, findings } = analyseExports(text);
    expect(outline.map(({ name, number }) => [name, number])).toEqual([
      ["/a", 2],
      ["/b (disabled)", 3],
      ["/c d", 4],
      ["/e", 5],
    ]);
    expect(outline.map(({ name, lead }) => name.slice(lead))).toEqual(["a", "b (disabled)", "c d", "e"]);
    expect(names).toEqual(["h2", "h1", "*"]);
    expect(findings.map(({ number }) => number)).toContain(5);
  });
});

describe("the colours of exports", () => {
  const seen = (text: string) =>
    spansOfExports(text).flatMap(({ from, to, look }) =>
      to > from ? [`${look} ${text.slice(from, to)}`] : [],
    );

  it("tell path, escape, client, option and comment apart", () => {
    expect(seen("/srv/a\\040b h1(rw,sec=krb5p,nonsense) # mine\n")).toEqual([
      "section /srv/a",
      "escape \\040",
      "section b",
      "name h1",
      "value rw",
      "value sec=krb5p",
      "broken nonsense",
      "comment # mine",
    ]);
  });

  it("come in order and do not overlap, whatever stands there", () => {
    for (const text of [
      "/a -ro h1 # x\n",
      "/a # x\n",
      "/a h(rw\n",
      '/a "h(rw)" b\n',
      "\r\n/a\n",
      "/a #\\\n h\n",
    ]) {
      const spans = spansOfExports(text);
      spans.reduce((end, { from, to }) => {
        expect([text, from >= end, to >= from]).toEqual([text, true, true]);
        return to;
      }, 0);
    }
  });
});
