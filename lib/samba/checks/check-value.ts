import type { ParameterInfo } from "../catalogue/types";
import type { ParameterLine } from "../lines";
import { parameterKey } from "../names";
import { readBytes, readInteger, readOctal } from "./numbers";
import type { Fix } from "@/lib/shared/finding";
import type { Finding } from "./finding";
import { t } from "@/lib/words/t";

/** A `#` or `;` with a blank before it: most likely a remark, which Samba takes for part of the value. */
const REMARK = /[\t-\r ]+([#;]).*$/;
/** In free text only a `#` that is set off on both sides counts: `;` separates commands, and `C#` or `*#*` are values. */
const REMARK_IN_TEXT = /[\t-\r ]#+(?:[\t-\r ]|$)/;

/**
 * A value of the wrong kind. Samba refuses the whole file over a bad boolean, enum, size or octal mode, even where a later
 * line sets the parameter again; of an integer it takes what it can read (measured with testparm 4.17.12).
 */
export function checkValue(line: ParameterLine, info: ParameterInfo): Finding[] {
  const { value } = line;
  if (isSound(info, value)) {
    const remark = info.type === "string" || info.type === "list" ? REMARK_IN_TEXT.exec(value) : null;
    return remark ? [remarkInText(line, remark.index)] : [];
  }
  const place = placeOf(line);
  const reading = readAnyway(info, value);
  const bare = value.replace(REMARK, "");
  if (bare !== value && isSound(info, bare)) {
    return [
      {
        ...place,
        code: "remark-in-value",
        severity: reading === undefined ? "error" : "warning",
        message: t(
          reading === undefined
            ? "A remark behind a value is part of the value to Samba, which refuses the whole file over it."
            : "A remark behind a value is part of the value to Samba.",
        ),
        hint: t("Put the remark into a line of its own."),
        fixes: cut(line, bare),
      },
    ];
  }
  if (reading !== undefined) {
    const message = t("Samba reads “{value}” as {reading}: {expected} is expected.", {
      value,
      reading,
      expected: expectation(info),
    });
    return [{ ...place, code: "cut-value", severity: "warning", message }];
  }
  return [
    {
      ...place,
      code: "bad-value",
      severity: "error",
      message: t(
        value === ""
          ? "An empty value is no value of “{name}”: Samba refuses the whole file over it."
          : "“{value}” is no value of “{name}”: Samba refuses the whole file over it.",
        { value, name: line.name },
      ),
      hint: t("Allowed: {expected}.", { expected: expectation(info) }),
      fixes: likelyValue(info, value).map((likely) => ({
        label: t("Change to “{value}”", { value: likely }),
        edits: [{ from: line.valueFrom, to: line.valueTo, insert: likely }],
      })),
    },
  ];
}

function isSound(info: ParameterInfo, value: string): boolean {
  switch (info.type) {
    case "boolean":
    case "inverted-boolean":
    case "enum":
      return isSpelling(info, value);
    case "integer":
      return readInteger(value).whole;
    case "octal":
      return readOctal(value).whole;
    case "bytes":
      return readBytes(value) !== undefined;
    case "character":
      return value.length <= 1;
    case "list":
    case "string":
      return true;
  }
}

/** Samba compares the words of a closed set like names: without case and white space. */
function isSpelling({ values = [] }: ParameterInfo, value: string): boolean {
  const key = parameterKey(value);
  return values.some(({ written }) => written.some((spelling) => parameterKey(spelling) === key));
}

/** What Samba makes of an unsound value, where it does not refuse it. */
function readAnyway(info: ParameterInfo, value: string): string | undefined {
  if (info.type === "integer") return String(readInteger(value).value);
  if (info.type === "octal") {
    const { value: mode } = readOctal(value);
    return mode === undefined ? undefined : mode.toString(8).padStart(4, "0");
  }
  return info.type === "character" ? `“${value.charAt(0)}”` : undefined;
}

function expectation({ type, values = [] }: ParameterInfo): string {
  switch (type) {
    case "integer":
      return t("a whole number");
    case "octal":
      return t("an octal mode such as 0664");
    case "bytes":
      return t("a number below 2 G, with K, M or G behind it if you like");
    case "character":
      return t("a single character");
    default:
      return values.map(({ name }) => name).join(", ");
  }
}

/** The word without quotes, or a word that other programs use for yes and no. */
function likelyValue(info: ParameterInfo, value: string): string[] {
  const unquoted = value.replace(/^(["'])(.*)\1$/, "$2");
  if (unquoted !== value && isSound(info, unquoted)) return [unquoted];
  const word = {
    y: "yes",
    enable: "yes",
    enabled: "yes",
    n: "no",
    disable: "no",
    disabled: "no",
    none: "no",
  }[value.toLowerCase()];
  return word !== undefined && isSound(info, word) ? [word] : [];
}

function remarkInText(line: ParameterLine, index: number): Finding {
  return {
    ...placeOf(line),
    code: "remark-in-value",
    severity: "warning",
    message: t(
      "To Samba the “#” and what follows it are part of the value: a remark needs a line of its own.",
    ),
    fixes: cut(line, line.value.slice(0, index).trimEnd()),
  };
}

/** Only where the value stands in one piece, as written. */
function cut(line: ParameterLine, bare: string): Fix[] {
  if (line.valueTo - line.valueFrom !== line.value.length) return [];
  return [
    {
      label: t("Remove the remark"),
      edits: [{ from: line.valueFrom + bare.length, to: line.valueTo, insert: "" }],
    },
  ];
}

function placeOf(line: ParameterLine) {
  const empty = line.valueFrom === line.valueTo;
  return { from: empty ? line.nameFrom : line.valueFrom, to: line.valueTo, number: line.number };
}
