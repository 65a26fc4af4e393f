import type { Catalogue } from "../catalogue/types";
import type { SmbConf } from "../document";
import type { BrokenLine, SectionLine } from "../lines";
import { parameterKey } from "../names";
import type { Fix } from "@/lib/shared/finding";
import { contentOf, type Finding, removal } from "./finding";
import { t } from "@/lib/words/t";

/** Something else, then a bracketed name: Samba sees no header in it. */
const HIDDEN_HEADER = /^[^[=]{1,20}\[([^\]=]+)\]\s*$/;
const FOREIGN_COMMENT = /^(?:\/\/|\/\*|\*\/|--|<!--|rem\s|!)/i;

/** Lines that Samba drops without a word, or over which it refuses the whole file; and odd headers. */
export function checkLines(doc: SmbConf, catalogue: Catalogue): Finding[] {
  const findings: Finding[] = [];
  let section = "global";
  for (const line of doc.lines) {
    if (line.kind === "broken") findings.push(brokenLine(doc.text, line, section, catalogue));
    if (line.kind !== "section") continue;
    section = line.name;
    findings.push(...header(doc.text, line));
  }
  return findings;
}

function brokenLine(text: string, line: BrokenLine, section: string, catalogue: Catalogue): Finding {
  const place = contentOf(text, line);
  const content = text.slice(place.from, place.to);
  switch (line.reason) {
    case "unclosed-section":
      return {
        ...place,
        code: "refused-line",
        severity: "error",
        message: t("The section header has no closing bracket: Samba refuses the whole file."),
        fixes: [{ label: t("Close the bracket"), edits: [{ from: place.to, to: place.to, insert: "]" }] }],
      };
    case "empty-name":
      return {
        ...place,
        code: "refused-line",
        severity: "error",
        message: t("There is no parameter name before the “=”: Samba refuses the whole file."),
        fixes: [removal(line)],
      };
    case "nul-byte":
      return {
        ...place,
        code: "dropped-line",
        severity: "warning",
        message: t("The line begins with a NUL byte: Samba drops it without a word."),
        fixes: [removal(line)],
      };
    case "no-equals":
      return withoutEquals(place, content, section, catalogue);
  }
}

function withoutEquals(
  place: { readonly from: number; readonly to: number; readonly number: number },
  content: string,
  section: string,
  catalogue: Catalogue,
): Finding {
  const hidden = HIDDEN_HEADER.exec(content)?.[1];
  if (hidden !== undefined) {
    const bracket = place.from + content.indexOf("[");
    return {
      ...place,
      code: "junk-before-header",
      severity: "error",
      message: t(
        "This is no section header to Samba: there is something before the bracket. There is no section [{hidden}], and the lines below belong to [{section}].",
        { hidden, section },
      ),
      hint: t("Remove what stands before the bracket, or put a # at the start of all lines of that section."),
      fixes: [
        {
          label: t("Make it the header [{hidden}]", { hidden }),
          edits: [{ from: place.from, to: bracket, insert: "" }],
        },
      ],
    };
  }
  const commentOut: Fix = {
    label: t("Make it a comment"),
    edits: [{ from: place.from, to: place.from, insert: "# " }],
  };
  const dropped = { ...place, code: "dropped-line", severity: "warning" } as const;
  if (FOREIGN_COMMENT.test(content)) {
    return {
      ...dropped,
      message: t("Samba drops this line, but not as a comment: with a “=” in it, it would be a parameter."),
      hint: t("A comment begins with # or ;."),
      fixes: [commentOut],
    };
  }
  const known = leadingParameter(content, catalogue);
  const assign: Fix[] =
    known === undefined || known.rest === ""
      ? []
      : [
          {
            label: t("Write “{name} = {value}”", { name: known.name, value: known.rest }),
            edits: [{ from: place.from, to: place.to, insert: `${known.name} = ${known.rest}` }],
          },
        ];
  return {
    ...dropped,
    message: t("There is no “=” in this line: Samba drops it without a word."),
    ...(known && { hint: t("If it should set “{name}”, write “{name} = …”.", { name: known.name }) }),
    fixes: [...assign, commentOut],
  };
}

/** The longest known parameter name that a line begins with: `log level 10`, `writeable - Yes`. */
function leadingParameter(
  content: string,
  catalogue: Catalogue,
): { readonly name: string; readonly rest: string } | undefined {
  const words = content.slice(0, 200).split(/[\t-\r ]+/);
  for (let count = Math.min(words.length, 6); count > 0; count -= 1) {
    const info = catalogue.byKey.get(parameterKey(words.slice(0, count).join(" ")));
    if (info)
      return {
        name: info.name,
        rest: words
          .slice(count)
          .join(" ")
          .replace(/^[-:]+\s*/, ""),
      };
  }
  return undefined;
}

function header(text: string, line: SectionLine): Finding[] {
  const place = contentOf(text, line);
  if (line.name === "") {
    return [
      {
        ...place,
        code: "refused-line",
        severity: "error",
        message: t("The section has no name: Samba refuses the whole file."),
        hint: t("Write the share's name between the brackets."),
      },
    ];
  }
  const findings: Finding[] = [];
  const name = line.name.replace(/^[\t-\r ]+|[\t-\r ]+$/g, "");
  if (name !== line.name && line.key !== "global") {
    findings.push({
      from: line.nameFrom - 1,
      to: line.nameTo + 1,
      number: line.number,
      code: "header-blanks",
      severity: "warning",
      message: t(
        "The blanks inside the brackets are part of the share's name: clients have to write them too.",
      ),
      ...(name !== "" && {
        fixes: [
          {
            label: t("Write [{name}]", { name }),
            edits: [{ from: line.nameFrom, to: line.nameTo, insert: name }],
          },
        ],
      }),
    });
  }
  const behind = text.slice(line.nameTo + 1, place.to);
  if (/[^\t-\r ]/.test(behind) && !/^[\t-\r ]*[#;]/.test(behind)) {
    findings.push({
      from: line.nameTo + 1,
      to: place.to,
      number: line.number,
      code: "text-behind-header",
      severity: "warning",
      message: t("Samba ignores what follows the closing bracket in the same line."),
      hint: t("Put it into a line of its own."),
    });
  }
  return findings;
}
