import type { Catalogue } from "../catalogue/types";
import type { Section, SmbConf } from "../document";
import type { ParameterLine } from "../lines";
import { parameterKey } from "../names";
import { linesOfLastBlock } from "../parametric";
import { contentOf, type Finding, removal } from "./finding";
import { t } from "@/lib/words/t";

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
    message: same
      ? t(
          equal
            ? "This line has no effect: line {line} sets the parameter again, to the same value."
            : "This line has no effect: line {line} sets the parameter again.",
          { line: later.number },
        )
      : t("This line has no effect: line {line} sets it under its other name, “{name}”, again.", {
          line: later.number,
          name: later.name,
        }),
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
      message: t(
        "Samba forgets this option: [{section}] is opened again in line {line}, and options with a colon do not outlast that.",
        { section: section.name, line: again?.number },
      ),
      hint: t("Move the line below the last header of the share."),
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
      return {
        ...contentOf(doc.text, line),
        code: "default-too-late",
        severity: "warning",
        message:
          above === 1
            ? t(
                "As a default for shares this reaches only those further down, not [{share}], which is above it.",
                {
                  share: first.name,
                },
              )
            : t(
                "As a default for shares this reaches only those further down, not the {above} shares above it.",
                {
                  above,
                },
              ),
        hint: t("Move the line into the [global] at the top of the file."),
      };
    });
}

/** Not encryption: its global value counts for every session, wherever it stands. */
function isShareDefault(line: ParameterLine, catalogue: Catalogue): boolean {
  const info = catalogue.byKey.get(line.key);
  const name = info?.synonymOf?.name ?? info?.name;
  return info?.level === "share" && !REPEATABLE.has(line.key) && name !== "server smb encrypt";
}
