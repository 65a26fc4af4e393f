import * as z from "zod";
import { isPlainLine } from "@/lib/shared/plain-line";
import { type Failure, ok, type Result } from "@/lib/shared/result";
import { type SmbConf, parseSmbConf, sectionOf } from "./document";
import { applyEdits } from "@/lib/shared/edit";
import { addSection, removeSection, renameSection, setParameter, unsetParameter } from "./edits";
import { effectiveValue } from "./effective";
import { ownChoice } from "./own-choice";
import { SHARE_CHOICES } from "./share-choice";
import { shareBoolean } from "./share-boolean";
import { t } from "@/lib/words/t";

const oneLine = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, { error: () => t("At most {longest} characters.", { longest }) })
    .refine(isPlainLine, {
      error: () =>
        t(
          "This holds a line end, a control character or one that cannot be seen. Type it anew instead of pasting it.",
        ),
    });

/**
 * What the share form asks. The form edits the parameters named here and leaves every other line of the share alone.
 * Lengths: a share name has at most 80 characters (MS-FSCC 2.1.6), a path at most PATH_MAX.
 */
export const ShareForm = z.object({
  name: oneLine(80)
    .min(1, { error: () => t("Give the share a name.") })
    .regex(/^[^\\/[\]:|<>+=;,*?"]*$/, {
      error: () => t('A share name cannot hold any of \\ / [ ] : | < > + = ; , * ? "'),
    })
    .refine((name) => name.toLowerCase() !== "global", {
      error: () => t("[global] is the section of all shares, not a share."),
    }),
  path: oneLine(4095)
    .min(1, { error: () => t("Give the folder that the share serves.") })
    .refine((path) => path.startsWith("/") || path.startsWith("%"), {
      error: () => t("An absolute path on the appliance, such as /export/finance."),
    }),
  comment: oneLine(256),
  access: z.enum(["read-only", "read-write"]),
  guest: z.boolean(),
  browseable: z.boolean(),
  validUsers: oneLine(1000),
  encryption: z.enum(SHARE_CHOICES),
});

export type ShareForm = z.output<typeof ShareForm>;

export type ShareFormFailure = Failure<"exists" | "missing" | "invalid">;

/** The form filled with what the file says of a share; undefined where the file has no such share. */
export function shareFormOf(doc: SmbConf, name: string): ShareForm | undefined {
  const section = sectionOf(doc, name);
  if (!section || section.isGlobal) return undefined;
  const text = (parameter: string) => effectiveValue(doc, name, parameter)?.value ?? "";
  const yes = (parameter: string) => shareBoolean(doc, name, parameter);
  return {
    name: section.name,
    path: text("path"),
    comment: text("comment"),
    access: yes("read only") ? "read-only" : "read-write",
    guest: yes("guest ok"),
    browseable: yes("browseable"),
    validUsers: text("valid users"),
    encryption: ownChoice(doc, name),
  };
}

/** The file's text with a new share at its end. */
export function createShare(text: string, form: ShareForm): Result<string, ShareFormFailure> {
  const doc = parseSmbConf(text);
  if (sectionOf(doc, form.name)) return exists(form.name);
  const added = addSection(doc, form.name, parametersOf(form));
  return added.ok ? ok(applyEdits(text, added.value)) : invalid(added.error);
}

/** The file's text with one share changed: only the lines whose meaning the form changed. */
export function editShare(text: string, name: string, form: ShareForm): Result<string, ShareFormFailure> {
  const doc = parseSmbConf(text);
  const before = shareFormOf(doc, name);
  if (!before) return missing(name);
  const renamed = form.name.toLowerCase() !== name.toLowerCase();
  if (renamed && sectionOf(doc, form.name)) return exists(form.name);

  let edited = text;
  const old = new Map(parametersOf(before));
  const wanted = new Map(parametersOf(form));
  for (const parameter of new Set([...old.keys(), ...wanted.keys()])) {
    const value = wanted.get(parameter);
    if (value === old.get(parameter)) continue;
    const current = parseSmbConf(edited);
    const edits =
      value === undefined
        ? unsetParameter(current, name, parameter)
        : setParameter(current, name, parameter, value);
    if (!edits.ok) return invalid(edits.error);
    edited = applyEdits(edited, edits.value);
  }
  if (form.name === before.name) return ok(edited);
  const edits = renameSection(parseSmbConf(edited), name, form.name);
  return edits.ok ? ok(applyEdits(edited, edits.value)) : invalid(edits.error);
}

/** The file's text without a share. Its folder and files are not touched. */
export function withoutShare(text: string, name: string): Result<string, ShareFormFailure> {
  const doc = parseSmbConf(text);
  const section = sectionOf(doc, name);
  if (!section || section.isGlobal) return missing(name);
  const removed = removeSection(doc, name);
  return removed.ok ? ok(applyEdits(text, removed.value)) : invalid(removed.error);
}

/** What the form writes, in the order a share reads best. An empty field has no line. */
function parametersOf(form: ShareForm): [string, string][] {
  const parameters: [string, string][] = [
    ["comment", form.comment],
    ["path", form.path],
    ["read only", form.access === "read-only" ? "yes" : "no"],
    ["guest ok", form.guest ? "yes" : "no"],
    ["browseable", form.browseable ? "yes" : "no"],
    ["valid users", form.validUsers],
    ["smb encrypt", form.encryption === "inherit" ? "" : form.encryption],
  ];
  return parameters.filter(([, value]) => value !== "");
}

function exists(name: string) {
  const message = t("There is a share named {name} already. Choose another name, or edit that share.", {
    name,
  });
  return { ok: false, error: { code: "exists", message, fields: { name: [message] } } } as const;
}

function missing(name: string) {
  const message = t("The file has no share named {name} (any more). Refresh the list.", { name });
  return { ok: false, error: { code: "missing", message } } as const;
}

function invalid(error: Failure) {
  return { ok: false, error: { ...error, code: "invalid" } } as const;
}
