import { expect, test } from "vitest";
import { pages } from "@/components/shell/navigation";
import { anchorOf, GLOSSARY, glossaryInOrder, termOf } from "@/lib/help/glossary";
import { inline, plainText } from "@/lib/help/inline";
import { SOURCES } from "@/lib/help/sources";
import { helpTexts, linesOf } from "@/lib/help/texts";
import { TOPICS, topicOf, topicOfPath } from "@/lib/help/topics";
import { german } from "@/lib/words/de/german";
import { t } from "@/lib/words/t";

const inGerman = (text: string) => german.get(text) ?? text;
const english = [
  ...TOPICS.map((topic) => ({ where: topic.id, lines: linesOf(topic) })),
  ...GLOSSARY.map(({ term, meaning }) => ({ where: term, lines: [meaning] })),
];
const all = [
  ...english,
  ...english.map(({ where, lines }) => ({ where: `${where}, in German`, lines: lines.map(inGerman) })),
];

test("each page of the panel has a topic, and each topic's pages exist", () => {
  const addresses = pages.map(({ href }) => href);
  for (const address of addresses) expect(topicOfPath(address), address).toBeDefined();
  for (const { id, pages: own, pagesWithin = [] } of TOPICS) {
    for (const page of [...own, ...pagesWithin]) expect(addresses, id).toContain(page);
  }
  expect(topicOfPath("/cifs-shares/config-file")?.id).toBe("edit-config-file");
  expect(topicOfPath("/nfs-tunnels")?.id).toBe("nfs-through-ssh");
  expect(topicOfPath("/nfs-tunnels/some-id")?.id).toBe("tunnel-profile");
  expect(topicOfPath("/nothing")).toBeUndefined();
});

test("each link resolves: to a page, a topic, or a term of the glossary", () => {
  const addresses = pages.map(({ href }) => href);
  for (const { where, lines } of all) {
    for (const piece of lines.flatMap(inline)) {
      if (piece.kind === "page") expect(addresses, where).toContain(piece.address);
      if (piece.kind === "topic") expect(topicOf(piece.topic), `${where}: ${piece.topic}`).toBeDefined();
      if (piece.kind === "term") expect(termOf(piece.term), `${where}: ${piece.term}`).toBeDefined();
    }
  }
  for (const { id, related } of TOPICS) {
    for (const other of related) expect(topicOf(other), `${id}: ${other}`).toBeDefined();
    expect(related, id).not.toContain(id);
  }
});

test("a line leads to the same places in German", () => {
  const placesOf = (line: string) =>
    inline(line).flatMap((piece) => {
      if (piece.kind === "page") return [piece.address];
      if (piece.kind === "topic") return [piece.topic];
      return piece.kind === "term" ? [termOf(piece.term)?.term] : [];
    });
  for (const line of english.flatMap(({ lines }) => lines)) {
    expect(placesOf(inGerman(line)).toSorted(), line).toEqual(placesOf(line).toSorted());
  }
});

test("a line has the same commands in German, and calls buttons what they are called on their pages", () => {
  const codesOf = (line: string) =>
    inline(line).flatMap((piece) => (piece.kind === "code" ? [piece.text] : []));
  // A value of smb.conf is no name, though pages have a word for it: `off`.
  const called = (code: string) => (/^[A-Z]/u.test(code) ? inGerman(code) : code);
  for (const line of english.flatMap(({ lines }) => lines)) {
    expect(codesOf(inGerman(line)).toSorted(), line).toEqual(codesOf(line).map(called).toSorted());
  }
});

test("what the help says is not taken for a pattern with values", () => {
  for (const text of helpTexts()) {
    expect(t(text)).toBe(text);
    expect(inGerman(text)).not.toMatch(/[{}'<>]/u);
  }
});

test("no mark is left over, and no HTML got in", () => {
  for (const { where, lines } of all) {
    for (const line of lines.map(plainText)) {
      expect(line, where).not.toMatch(/\[\[|\]\]|\*\*|`|<\/?[a-z]/u);
      expect(line.trim(), where).toBe(line);
      expect(line, where).not.toBe("");
    }
  }
});

test("each term of the glossary has a name, an anchor and a place in the alphabet", () => {
  const names = GLOSSARY.flatMap(({ term, also }) => [term, ...also]).map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  const anchors = GLOSSARY.map(anchorOf);
  expect(new Set(anchors).size).toBe(anchors.length);
  const terms = GLOSSARY.map(({ term }) => term.toLowerCase());
  expect(terms).toEqual(terms.toSorted());
  expect(glossaryInOrder()).toEqual(GLOSSARY);
});

test("each term of the glossary is one that the help uses", () => {
  const linked = new Set(
    english.flatMap(({ lines }) =>
      lines.flatMap(inline).flatMap((piece) => (piece.kind === "term" ? [termOf(piece.term)?.term] : [])),
    ),
  );
  expect(GLOSSARY.map(({ term }) => term).filter((term) => !linked.has(term))).toEqual([]);
});

test("each source is used, and each that is on the web has its address", () => {
  const used = new Set<string>(TOPICS.flatMap(({ sources }) => sources));
  expect(Object.keys(SOURCES).filter((id) => !used.has(id))).toEqual([]);
  for (const source of Object.values(SOURCES)) {
    if ("url" in source) expect(new URL(source.url).protocol).toBe("https:");
  }
});

test("what the guide leaves out, or gets wrong, is said", () => {
  const corrected = TOPICS.flatMap(({ sections }) =>
    sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (typeof block === "object" && "today" in block ? [block.today] : [])),
    ),
  ).join("\n");
  for (const fact of [
    "insecure",
    "sshd's port",
    "NFSv4 has locking",
    "AES-GCM",
    "account without a shell",
    "Not for encryption",
  ]) {
    expect(corrected).toContain(fact);
  }
});
