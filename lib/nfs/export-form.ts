import * as z from "zod";
import { applyEdits } from "@/lib/shared/edit";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { ClientForm, clientFormOf, isSameClient, optionsOf } from "./client-form";
import { clientKey, clientOf } from "./clients";
import { type Exports, parseExports, plainPath } from "./document";
import { type EditFailure, missingExport, refusePath } from "./edit-rules";
import { addClient, addExport, removeClient, replaceClient } from "./edits";
import { DEFAULT_OPTIONS, type ExportOptions, withOptions } from "./effective";
import type { ExportLine } from "./lines";
import { type Entry, readExports } from "./readings";
import { renameExport } from "./rename-export";
import type { Edits } from "./reread";
import type { ClientSpec } from "./writing";

/** An export as the form asks for it: everything that exports(5) knows of one, with fields for what people set. */
export const ExportForm = z.object({
  path: z
    .string()
    .min(1, { error: () => t("Give the folder that is exported.") })
    .superRefine((path, context) => {
      const refused = path === "" ? undefined : refusePath(path);
      if (refused) context.addIssue({ code: "custom", message: refused.error.message });
    }),
  clients: z
    .array(ClientForm)
    .min(1, { error: () => t("Without a client exportfs would export it to everybody; name at least one.") })
    .max(500, { error: () => t("At most 500 clients; a network or a netgroup stands for many.") }),
});

export type ExportForm = z.output<typeof ExportForm>;

export type ExportFormFailure = EditFailure | Failure<"disabled" | "by-hand">;

/** The form filled with what the file says of an export; undefined where it has none that is not disabled. */
export function exportFormOf(doc: Exports, path: string): ExportForm | undefined {
  const entries = countingEntries(doc, path);
  if (entries.length === 0) return undefined;
  const clients = entries.map((entry) =>
    clientFormOf(entry.client.name, defaultsBefore(entry), writtenBy(entry)),
  );
  return { path: plainPath(path), clients };
}

/** The file's text with a new export at its end. */
export function createExport(text: string, form: ExportForm): Result<string, ExportFormFailure> {
  const doc = parseExports(text);
  if (doc.disabled.some((line) => plainPath(line.export.path.value) === plainPath(form.path))) {
    const message = t("The file has an export of {path} already, which is disabled. Enable it, or edit it.", {
      path: form.path,
    });
    return fail({ code: "disabled", message, fields: { path: [message] } });
  }
  const clients: ClientSpec[] = [];
  for (const [at, client] of form.clients.entries()) {
    const spec = specOf(client, at, DEFAULT_OPTIONS, []);
    if (!spec.ok) return spec;
    clients.push(spec.value);
  }
  return edited(text, addExport(doc, { path: form.path, clients }), form);
}

/**
 * The file's text with one export changed. A client that the form leaves as it was is not touched; of one that is changed,
 * options that the form did not change stay as they are written.
 */
export function editExport(text: string, path: string, form: ExportForm): Result<string, ExportFormFailure> {
  const before = exportFormOf(parseExports(text), path);
  if (!before) return missingExport(path);
  let current = text;
  for (const step of stepsTo(path, before, form)) {
    const result = edited(current, step(parseExports(current)), form);
    if (!result.ok) return result;
    current = result.value;
  }
  return ok(current);
}

type Step = (doc: Exports) => Edits | ReturnType<typeof byHand>;

function stepsTo(path: string, before: ExportForm, { path: renamed, clients }: ExportForm): Step[] {
  const kept = new Set(clients.map(({ was }) => was));
  const gone = before.clients.filter(({ was }) => !kept.has(was));
  const remove = gone.map(
    ({ was }): Step =>
      (doc) =>
        removeClient(doc, path, was),
  );
  const replace: Step[] = [];
  const add: Step[] = [];
  for (const [at, client] of clients.entries()) {
    const old = before.clients.find(({ was }) => was === client.was);
    if (client.was === "") add.push((doc) => appended(doc, path, client, at));
    else if (!old || !isSameClient(old, client)) replace.push((doc) => replaced(doc, path, client, at));
  }
  const rename: Step = (doc) => renameExport(doc, path, renamed);
  // An export loses its line with its last client: where none of those it has stays, the new ones come first.
  return gone.length < before.clients.length
    ? [...remove, ...replace, ...add, rename]
    : [...add, ...remove, rename];
}

function replaced(doc: Exports, path: string, client: ClientForm, at: number): ReturnType<Step> {
  const entry = countingEntries(doc, path).find(({ client: { name } }) => name === client.was);
  const base = entry ? defaultsBefore(entry) : DEFAULT_OPTIONS;
  const spec = specOf(client, at, base, entry ? writtenBy(entry) : []);
  return spec.ok ? replaceClient(doc, path, client.was, spec.value) : spec;
}

/** What is added stands behind the defaults that the export's last line has. */
function appended(doc: Exports, path: string, client: ClientForm, at: number): ReturnType<Step> {
  const line = doc.exports.findLast((each) => plainPath(each.path.value) === plainPath(path));
  const spec = specOf(client, at, line ? defaultsIn(line, line.items.length) : DEFAULT_OPTIONS, []);
  return spec.ok ? addClient(doc, path, spec.value) : spec;
}

function specOf(client: ClientForm, at: number, base: ExportOptions, written: readonly string[]) {
  const options = optionsOf(client, base, written);
  return options ? ok<ClientSpec>({ host: client.host, options }) : byHand(client.host, at);
}

function edited(text: string, edits: ReturnType<Step>, form: ExportForm): Result<string, ExportFormFailure> {
  if (edits.ok) return ok(applyEdits(text, edits.value));
  const field = fieldOf(edits.error, form);
  if (field === undefined) return edits;
  return fail({ ...edits.error, fields: { [field]: [edits.error.message] } });
}

/** Which field a failure of the whole export belongs to; the schema has found those of one client before. */
function fieldOf({ code, fields }: ExportFormFailure, { clients }: ExportForm): string | undefined {
  if (fields) return Object.keys(fields)[0];
  if (code === "bad-path") return "path";
  if (code !== "exists") return undefined;
  const keys = clients.map(({ host }) => clientKey(clientOf(host)));
  const twice = keys.findIndex((key, at) => keys.indexOf(key) < at);
  return twice < 0 ? "path" : `clients.${String(twice)}.host`;
}

function byHand(host: string, at: number) {
  const message = t(
    "What is asked of {host} cannot be written behind the defaults that its entry begins with (“-…”). Write it in Edit Exports File.",
    { host },
  );
  const fields = { [`clients.${String(at)}.host`]: [message] };
  return fail<Failure<"by-hand">>({ code: "by-hand", message, fields });
}

/** Of each client the entry that counts: what exportfs ignores is no part of the form. */
function countingEntries(doc: Exports, path: string): Entry[] {
  const seen = new Set<string>();
  return readExports(doc).entries.filter((entry) => {
    const key = clientKey(entry.client);
    if (entry.path !== plainPath(path) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function writtenBy({ item }: Entry): string[] {
  return item.options.map(({ text }) => text);
}

function defaultsBefore({ line, item }: Entry): ExportOptions {
  return defaultsIn(line, line.items.indexOf(item));
}

/** What the `-` items before the one at `to` say; each stands on top of the one before. */
function defaultsIn({ items }: ExportLine, to: number): ExportOptions {
  return items
    .slice(0, to)
    .filter((item) => item.kind === "defaults")
    .reduce((options, item) => withOptions(options, item.options).options, DEFAULT_OPTIONS);
}
