import type { Catalogue } from "../catalogue/types";
import type { Section, SmbConf } from "../document";
import type { ParameterLine } from "../lines";
import { parameterKey } from "../names";
import { linesOfLastBlock } from "../parametric";
import { contentOf, type Finding, removal } from "./finding";

/** These say something new every time. */
const REPEATABLE = new Set(["include", "copy"]);

/** Lines that another line makes void, by coming later or by coming too early. */
export function checkDuplicates(doc: SmbConf, catalogue: Catalogue): Finding[] {
  return [
    ...doc.sections.flatMap((section) => overridden(doc, section, catalogue)),
    ...doc.sections.flatMap((section) => forgotten(doc, section)),
    ...tooLate(doc, catalogue),
  ];
}

function overridden(doc: SmbConf, section: Section, catalogue: Catalogue): Finding[] {
  const findings: Finding[] = [];
  const lastLines = new Map<string, ParameterLine>();
  for (const line of section.parameters) {
    const info = catalogue.byKey.get(line.key);
    if (REPEATABLE.has(line.key) || (info?.level === "global" && !section.isGlobal)) continue;
    const meant = info?.synonymOf ? parameterKey(info.synonymOf.name) : line.key;
    const earlier = lastLines.get(meant);
    if (earlier) findings.push(duplicate(doc, earlier, line));
    lastLines.set(meant, line);
  }
  return findings;
}

function duplicate(doc: SmbConf, earlier: ParameterLine, later: ParameterLine): Finding {
  const same = earlier.key === later.key;
  const equal = same && earlier.value === later.value;
  return {
    ...contentOf(doc.text, earlier),
    code: "duplicate",
    severity: equal ? "info" : "warning",
    message: `This line has no effect: line ${String(later.number)} sets ${same ? "the parameter" : `it under its other name, “${later.name}”,`} again${equal ? ", to the same value" : ""}.`,
    fixes: [removal(earlier)],
  };
}

/** Each further header of a share forgets the parametric options (`vfs_fruit:aapl`) set under the ones before. */
function forgotten(doc: SmbConf, section: Section): Finding[] {
  if (section.isGlobal || section.headers.length < 2) return [];
  const kept = new Set(linesOfLastBlock(section));
  const again = section.headers.at(-1);
  return section.parameters
    .filter((line) => line.key.includes(":") && !kept.has(line))
    .map((line) => ({
      ...contentOf(doc.text, line),
      code: "forgotten-option",
      severity: "warning",
      message: `Samba forgets this option: [${section.name}] is opened again in line ${String(again?.number)}, and options with a colon do not outlast that.`,
      hint: "Move the line below the last header of the share.",
    }));
}

/** What `[global]` says as a default for shares reaches only the shares whose first header comes further down. */
function tooLate(doc: SmbConf, catalogue: Catalogue): Finding[] {
  const global = doc.sectionsByKey.get("global");
  const firstHeaders = doc.sections
    .filter(({ isGlobal }) => !isGlobal)
    .flatMap(({ name, headers: [header] }) => (header ? [{ name, from: header.from }] : []));
  const [first] = firstHeaders;
  if (!global || !first) return [];
  return global.parameters
    .filter((line) => line.from > first.from && isShareDefault(line, catalogue))
    .map((line) => {
      const above = firstHeaders.filter(({ from }) => from < line.from).length;
      const whom = above === 1 ? `[${first.name}], which is` : `the ${String(above)} shares`;
      return {
        ...contentOf(doc.text, line),
        code: "default-too-late",
        severity: "warning",
        message: `As a default for shares this reaches only those further down, not ${whom} above it.`,
        hint: "Move the line into the [global] at the top of the file.",
      };
    });
}

/** Not encryption: its global value counts for every session, wherever it stands. */
function isShareDefault(line: ParameterLine, catalogue: Catalogue): boolean {
  const info = catalogue.byKey.get(line.key);
  const name = info?.synonymOf?.name ?? info?.name;
  return info?.level === "share" && !REPEATABLE.has(line.key) && name !== "server smb encrypt";
}
