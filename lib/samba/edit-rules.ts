import { type Failure, fail } from "@/lib/shared/result";
import { GLOBAL_KEY, parameterKey, sectionKey } from "./names";
import { readAsSamba } from "./space";
import { standsForBytes } from "@/lib/shared/text";
import { t } from "@/lib/words/t";

/** Why an edit was refused. */
export type EditFailure = Failure<
  | "bad-name"
  | "bad-value"
  | "bad-section"
  | "global-only"
  | "is-global"
  | "exists"
  | "missing"
  | "copied"
  | "unfinished-line"
>;

/** Whether a parameter of this name can be written so that Samba reads it back; the failure where it cannot. */
export function refuseParameterName(name: string) {
  const isWritable =
    parameterKey(name) !== "" && !/[=\n\r\0]|^[\t-\r ]*[[#;]/.test(name) && standsForBytes(name);
  if (isWritable) return undefined;
  return refuse(
    "bad-name",
    t(
      "“{name}” cannot be a parameter's name: a name is one line, not empty, holds no equals sign and does not begin with “[”, “#” or “;”. Nothing was changed; correct the name.",
      { name: printable(name) },
    ),
  );
}

/** Whether this value of a parameter can be written so that Samba reads it back; the failure where it cannot. */
export function refuseValue(name: string, value: string) {
  const reason = unwritableValue(value);
  if (!reason) return undefined;
  return refuse(
    "bad-value",
    t(
      "This value of “{name}” cannot be written into smb.conf: {reason} Nothing was changed; correct the value.",
      { name: printable(name), reason },
    ),
  );
}

function unwritableValue(value: string): string | undefined {
  if (/[\n\r]/.test(value)) return t("a value is one line.");
  if (value.includes("\0")) return t("Samba stops reading at the NUL character in it.");
  if (readAsSamba(value).endsWith("\\")) {
    return t("a backslash at its end would make the next line of the file part of it.");
  }
  return standsForBytes(value) ? undefined : t("it holds half of a character that no file can hold.");
}

/** Whether a section of this name can be written so that Samba finds it by that name; the failure where it cannot. */
export function refuseSectionName(name: string) {
  const isWritable =
    name !== "" && name === trimmed(name) && !/[\]\n\r\0]/.test(name) && standsForBytes(name);
  if (isWritable) return undefined;
  return refuse(
    "bad-section",
    t(
      "“{name}” cannot be a section's name: a name is one line, not empty, holds no “]”, and does not begin or end with a blank. Nothing was changed; choose another name.",
      { name: printable(name) },
    ),
  );
}

/** For what is to be done to a share only. */
export function refuseGlobal(name: string) {
  if (sectionKey(name) !== GLOBAL_KEY) return undefined;
  return refuse(
    "is-global",
    t(
      "[global] holds what is valid for all shares, and is no share itself. It cannot be removed or renamed; change its parameters instead.",
    ),
  );
}

export function missingSection(name: string) {
  return refuse(
    "missing",
    t("The file has no section [{name}] (any more). Nothing was changed; load the file again.", {
      name: printable(name),
    }),
  );
}

export function sectionExists(name: string) {
  return refuse(
    "exists",
    t(
      "The file has a section [{name}] already; Samba would merge the two. Choose another name, or change that section.",
      { name: printable(name) },
    ),
  );
}

export function copiedElsewhere(name: string, by: readonly string[]) {
  const sections = by.map((section) => `[${printable(section)}]`).join(", ");
  return refuse(
    "copied",
    t(
      "[{name}] is copied by {sections}. Without it Samba would refuse the whole file. Remove the “copy” lines there first.",
      { name: printable(name), sections },
    ),
  );
}

export function globalOnly(name: string) {
  return refuse(
    "global-only",
    t("“{name}” is a parameter of the whole server: Samba ignores it in a share. Set it in [global].", {
      name: printable(name),
    }),
  );
}

export function oppositeNeedsBoolean(name: string, written: string) {
  return refuse(
    "bad-value",
    t(
      "“{name}” is written as its opposite here, “{written}”, and takes yes or no only. Nothing was changed; give yes or no.",
      { name: printable(name), written: printable(written) },
    ),
  );
}

export function unfinishedLine(number: number) {
  return refuse(
    "unfinished-line",
    t(
      "Line {line}, the last of the file, ends in a backslash without a line end: anything put below it would become part of it. Nothing was changed; remove the backslash or add an empty line there, then try again.",
      { line: number },
    ),
  );
}

function refuse(code: EditFailure["code"], message: string) {
  return fail<EditFailure>({ code, message });
}

/** White space at the ends is Samba's, not JavaScript's: a no-break space is a letter. */
function trimmed(name: string): string {
  return name.replace(/^[\t-\r ]+/, "").replace(/[\t-\r ]+$/, "");
}

/** For a message: what would break its line or vanish is shown as a question mark, and length is bounded. */
export function printable(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cs}]/gu, "?");
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
}
