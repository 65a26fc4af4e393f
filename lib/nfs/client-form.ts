import * as z from "zod";
import { isPlainLine } from "@/lib/shared/plain-line";
import { t } from "@/lib/words/t";
import { type ExportOptions, withOptions } from "./effective";
import { FIELDS, NOBODY } from "./client-form-fields";
import { refuseClient, refuseOption } from "./edit-rules";
import { optionFamily, optionName } from "./options";

/** Families that the form has fields for; every other option goes through `more` as it is written. */
const OWN_FIELD: ReadonlySet<string> = new Set([
  "readOnly",
  "rootSquash",
  "allSquash",
  "async",
  "insecure",
  "sec",
  "xprtsec",
  "anonuid",
  "anongid",
]);

const Identity = z
  .string()
  .trim()
  .regex(/^(?:-?\d{1,10})?$/, { error: () => t("A number, or nothing for exportfs's own (65534).") });

const tooLong = { error: () => t("At most 511 characters.") };

/**
 * One client of an export, as the form asks for it. `fields`: each of the options people set has a field, and `more` holds
 * the others. `written`: `more` holds all options as they stand in the file, where several `sec=` make their order their
 * meaning, or exportfs cannot read them.
 */
export const ClientForm = z
  .object({
    /** The host that the file has; empty for one that is added. */
    was: z.string().max(1000),
    host: z
      .string()
      .trim()
      .max(511, tooLong)
      .refine(isPlainLine, {
        error: () =>
          t(
            "The client holds a line end, a control character or one that cannot be seen. Type it anew instead of pasting it.",
          ),
      })
      .superRefine((host, context) => {
        const refused = refuseClient({ host, options: [] });
        if (refused) context.addIssue({ code: "custom", message: refused.error.message });
      }),
    mode: z.enum(["fields", "written"]),
    access: z.enum(["read-only", "read-write"]),
    squash: z.enum(["root", "all", "none"]),
    writes: z.enum(["sync", "async"]),
    insecure: z.boolean(),
    /** Flavours of `sec=` with colons between them; empty where nothing is written. */
    security: z.string().max(60),
    /** Policies of `xprtsec=` with colons between them; empty where nothing is written. */
    transport: z.string().max(60),
    anonuid: Identity,
    anongid: Identity,
    /** Options with commas between them. */
    more: z.string().trim().max(511, tooLong),
  })
  .superRefine(({ mode, more, security, transport }, context) => {
    const refuse = (path: string, message: string | undefined) => {
      if (message !== undefined) context.addIssue({ code: "custom", message, path: [path] });
    };
    for (const option of splitList(more)) refuse("more", whyNotMore(option, mode));
    if (mode === "written") return;
    if (security !== "") refuse("security", refuseOption(`sec=${security}`)?.error.message);
    if (transport !== "") refuse("transport", refuseOption(`xprtsec=${transport}`)?.error.message);
  });

export type ClientForm = z.output<typeof ClientForm>;

/** What a client that is added begins with: read-only, root squashed, and no warning from old versions of exportfs. */
export const NEW_CLIENT: ClientForm = {
  was: "",
  host: "",
  mode: "fields",
  access: "read-only",
  squash: "root",
  writes: "sync",
  insecure: false,
  security: "",
  transport: "",
  anonuid: "",
  anongid: "",
  more: "no_subtree_check",
};

/** The form filled with a client's options, on top of what holds before them. */
export function clientFormOf(host: string, base: ExportOptions, written: readonly string[]): ClientForm {
  const { options, refused } = withOptions(base, words(written));
  const { security, transport, hasTransport, flags } = options;
  const [first = flags, ...others] = security;
  const isUniform = others.every(
    (each) =>
      each.readOnly === first.readOnly &&
      each.rootSquash === first.rootSquash &&
      each.allSquash === first.allSquash,
  );
  const flavorLists = written.filter((option) => optionName(option) === "sec").length;
  const isSimple = !refused && isUniform && flavorLists + Math.min(1, base.security.length) < 2;
  return {
    was: host,
    host,
    mode: isSimple ? "fields" : "written",
    access: first.readOnly ? "read-only" : "read-write",
    squash: first.allSquash ? "all" : first.rootSquash ? "root" : "none",
    writes: flags.async ? "async" : "sync",
    insecure: flags.insecure,
    security: security.map(({ flavor }) => flavor).join(":"),
    transport: hasTransport ? transport.join(":") : "",
    anonuid: identity(options.anonymousUid),
    anongid: identity(options.anonymousGid),
    more: (isSimple ? written.filter((option) => !OWN_FIELD.has(optionFamily(option))) : written).join(","),
  };
}

/**
 * The options that a client has to be given so that the form holds, from those it has: what the form did not change stays as
 * it is written and where it stands. Undefined where that cannot be written behind the defaults of its entry.
 */
export function optionsOf(
  form: ClientForm,
  base: ExportOptions,
  written: readonly string[],
): string[] | undefined {
  if (form.mode === "written") return splitList(form.more);
  const isNew = form.was === "";
  const before = clientFormOf(form.was, base, written);
  let options = [...written];
  for (const field of FIELDS) {
    if (isNew || field.valueOf(before) !== field.valueOf(form)) {
      options = replaced(options, field.families, field.write(form, base));
    }
  }
  if (isNew || splitList(before.more).join() !== splitList(form.more).join()) {
    const own = options.filter((option) => OWN_FIELD.has(optionFamily(option)));
    options = [...own, ...splitList(form.more)];
  }
  const after = clientFormOf(form.was, base, options);
  const isAsMeant = FIELDS.every((field) => field.valueOf(after) === field.valueOf(form));
  return isAsMeant && after.mode === "fields" ? options : undefined;
}

/** Whether two forms ask the same of a client. */
export function isSameClient(one: ClientForm, other: ClientForm): boolean {
  return (
    one.host === other.host &&
    one.mode === other.mode &&
    splitList(one.more).join() === splitList(other.more).join() &&
    (one.mode === "written" || FIELDS.every((field) => field.valueOf(one) === field.valueOf(other)))
  );
}

function replaced(
  options: readonly string[],
  families: readonly string[],
  wanted: readonly string[],
): string[] {
  const isOfField = (option: string) => families.includes(optionFamily(option));
  const at = options.findIndex(isOfField);
  if (at < 0) return [...options, ...wanted];
  return [...options.slice(0, at), ...wanted, ...options.slice(at).filter((option) => !isOfField(option))];
}

function whyNotMore(option: string, mode: ClientForm["mode"]): string | undefined {
  const refused = refuseOption(option);
  if (refused) return refused.error.message;
  return mode === "fields" && OWN_FIELD.has(optionFamily(option))
    ? t("“{option}” has a field of its own in this form. Set it there.", { option })
    : undefined;
}

function splitList(list: string): string[] {
  return list
    .split(",")
    .map((option) => option.trim())
    .filter((option) => option !== "");
}

function words(options: readonly string[]) {
  return options.map((text) => ({ text, from: 0, to: 0 }));
}

function identity(id: number): string {
  return id === NOBODY ? "" : String(id);
}
