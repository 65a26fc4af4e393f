import type { Catalogue } from "../catalogue/types";
import type { Section, SmbConf } from "../document";
import { setParameter } from "../edits";
import type { ParameterLine } from "../lines";
import { checkValue } from "./check-value";
import type { Fix } from "@/lib/shared/finding";
import { contentOf, type Finding, removal } from "./finding";
import { nearestNames } from "./nearest-name";
import { t } from "@/lib/words/t";

/** So many findings get a fix that has to be worked out; a file with more has other worries. */
const MOST_FIXES = 20;

/** Each parameter by itself: does Samba know it, does it count here, is its value one? */
export function checkParameters(doc: SmbConf, catalogue: Catalogue): Finding[] {
  const findings: Finding[] = [];
  const nearest = nearestNames(catalogue);
  let moves = 0;
  for (const section of doc.sections) {
    for (const line of section.parameters) {
      const { key } = line;
      const written = catalogue.byKey.get(key);
      if (!written) {
        // A name with a colon is a parametric option: modules read them, and no list of them exists.
        if (!key.includes(":")) findings.push(unknownParameter(line, nearest));
        continue;
      }
      if (written.level === "global" && !section.isGlobal) {
        moves += 1;
        findings.push(globalInShare(doc, section, line, moves <= MOST_FIXES));
        continue;
      }
      const meant = written.synonymOf ? catalogue.byKey.get(compact(written.synonymOf.name)) : undefined;
      if (written.deprecated || meant?.deprecated) {
        findings.push({
          ...contentOf(doc.text, line),
          code: "deprecated",
          severity: "info",
          message: t("“{name}” is deprecated: a later Samba may drop it.", { name: line.name }),
        });
      }
      findings.push(...checkValue(line, written));
    }
  }
  return findings;
}

function compact(name: string): string {
  return name.replaceAll(" ", "");
}

function unknownParameter(line: ParameterLine, nearest: (key: string) => string | undefined): Finding {
  const guess = nearest(line.key);
  const place = { from: line.nameFrom, to: line.nameTo, number: line.number };
  return {
    ...place,
    code: "unknown-parameter",
    severity: "warning",
    message: t("Samba knows no parameter “{name}” and ignores the line.", { name: line.name }),
    ...(guess !== undefined && {
      hint: t("Did you mean “{guess}”?", { guess }),
      fixes: [
        {
          label: t("Change to “{value}”", { value: guess }),
          edits: [{ from: place.from, to: place.to, insert: guess }],
        },
      ],
    }),
  };
}

function globalInShare(doc: SmbConf, section: Section, line: ParameterLine, fixable: boolean): Finding {
  return {
    ...contentOf(doc.text, line),
    code: "global-in-share",
    severity: "warning",
    message: t("“{name}” is a parameter of the whole server: Samba ignores it in [{section}].", {
      name: line.name,
      section: section.name,
    }),
    hint: t("It belongs into [global]."),
    ...(fixable && { fixes: [...moveToGlobal(doc, line), removal(line)] }),
  };
}

/** Not where `[global]` has the parameter already: moving would overwrite what counts today. */
function moveToGlobal(doc: SmbConf, line: ParameterLine): Fix[] {
  const global = doc.sectionsByKey.get("global");
  if (global?.parameters.some(({ key }) => key === line.key)) return [];
  const moved = setParameter(doc, "global", line.name, line.value);
  if (!moved.ok || moved.value.length === 0) return [];
  return [
    {
      label: t("Move it to [global]"),
      edits: [...moved.value, { from: line.from, to: line.to, insert: "" }],
    },
  ];
}
