import { expect, test } from "vitest";
import { pages } from "@/components/shell/navigation";
import { anchorOf, GLOSSARY, termOf } from "@/lib/help/glossary";
import { inline, plainText } from "@/lib/help/inline";
import { SOURCES } from "@/lib/help/sources";
import type { Block, Topic } from "@/lib/help/topic";
import { TOPICS, topicOf, topicOfPath } from "@/lib/help/topics";

function linesOf(block: Block): readonly string[] {
  if (typeof block === "string") return [block];
  if ("list" in block) return block.list;
  if ("steps" in block) return block.steps;
  return "guide" in block ? [block.guide, block.today] : [];
}

const textOf = ({ summary, sections }: Topic) => [
  summary,
  ...sections.flatMap(({ blocks }) => blocks.flatMap(linesOf)),
];
const all = [
  ...TOPICS.map((topic) => ({ where: topic.id, lines: textOf(topic) })),
  ...GLOSSARY.map(({ term, meaning }) => ({ where: term, lines: [meaning] })),
];

test("each page of the panel has a topic, and each topic's pages exist", () => {
  const addresses = pages.map(({ href }) => href);
  for (const address of addresses) expect(topicOfPath(address), address).toBeDefined();
  for (const { id, pages: own } of TOPICS) {
    for (const page of own) expect(addresses, id).toContain(page);
  }
  expect(topicOfPath("/cifs-shares/config-file")?.id).toBe("edit-config-file");
  expect(topicOfPath("/nfs-tunnels/some-id")?.id).toBe("nfs-through-ssh");
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
});

test("each term of the glossary is one that the help uses", () => {
  const linked = new Set(
    all.flatMap(({ lines }) =>
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
