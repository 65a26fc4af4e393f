import { copySource, directives } from "../directives";
import type { Section, SmbConf } from "../document";
import { effectiveValue } from "../effective";
import { contentOf, type Finding } from "./finding";
import { t } from "@/lib/words/t";

/** Sections that need no path: `homes` takes the user's, and `IPC$` is Samba's own. */
const WITHOUT_PATH = new Set(["homes", "ipc$"]);

/** Shares as wholes: their path, sections opened twice, and configuration that comes from elsewhere. */
export function checkSections(doc: SmbConf): Finding[] {
  const including = new Set<Section>();
  const elsewhere: Finding[] = [];
  for (const { kind, value, line, section } of directives(doc)) {
    const place = contentOf(doc.text, line);
    if (kind === "copy") {
      if (!copySource(doc, section, line)) elsewhere.push({ ...place, ...badCopy(value) });
    } else if (value !== "" && (kind === "include" || section.isGlobal)) {
      including.add(section);
      const message = t(
        kind === "include"
          ? "Samba reads that file at this place. The panel does not look into it: what it says may change what is shown here."
          : "Where that file exists, Samba reads it instead of this one, and nothing in this file counts.",
      );
      elsewhere.push({ ...place, code: "elsewhere", severity: "info", message });
    }
  }
  const global = doc.sectionsByKey.get("global");
  const findsElsewhere = global !== undefined && including.has(global);
  return [
    ...elsewhere,
    ...doc.sections.flatMap((section) => reopened(doc, section)),
    ...doc.sections.flatMap((section) =>
      findsElsewhere || including.has(section) ? [] : withoutPath(doc, section),
    ),
  ];
}

function badCopy(value: string): Pick<Finding, "code" | "severity" | "message" | "hint"> {
  return {
    code: "bad-copy",
    severity: "error",
    message: t("There is no share “{share}” above this line to copy from: Samba refuses the whole file.", {
      share: value,
    }),
    hint: t("Only a share can copy, and only from a share further up."),
  };
}

function reopened(doc: SmbConf, { name, isGlobal, headers }: Section): Finding[] {
  const [first, ...again] = headers;
  return again.map((line) => ({
    ...contentOf(doc.text, line),
    code: "reopened",
    severity: "info",
    message: isGlobal
      ? t(
          "[global] goes on here. For Samba it is one with line {line}; the later value of a parameter counts.",
          { line: first?.number },
        )
      : t(
          "This is the share [{name}] of line {line} again. For Samba they are one; the later value of a parameter counts.",
          { name, line: first?.number },
        ),
  }));
}

function withoutPath(doc: SmbConf, section: Section): Finding[] {
  const [header] = section.headers;
  if (section.isGlobal || !header || section.name === "" || WITHOUT_PATH.has(section.key)) return [];
  // The usual case first, for speed: the share's own line.
  const own = section.parameters.findLast(({ key }) => key === "path" || key === "directory");
  if (own && own.value !== "") return [];
  const path = effectiveValue(doc, section.name, "path");
  if (path && path.value !== "") return [];
  if (effectiveValue(doc, section.name, "msdfs proxy")) return [];
  return [
    {
      ...contentOf(doc.text, path?.from === "share" ? path.line : header),
      code: "no-path",
      severity: "warning",
      message: t("The share [{name}] has no path: Samba makes it unavailable.", { name: section.name }),
      hint: t("Add “path = …” with the folder it serves."),
    },
  ];
}
