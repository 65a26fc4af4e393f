import type { Host } from "@/lib/host/host";
import { isLocal } from "@/lib/nfs/clients";
import { type Exports, parseExports, plainPath } from "@/lib/nfs/document";
import { removeExport } from "@/lib/nfs/edits";
import { createExport, editExport, type ExportForm, exportFormOf } from "@/lib/nfs/export-form";
import { readExports } from "@/lib/nfs/readings";
import type { Edits } from "@/lib/nfs/reread";
import { disableExport, enableExport } from "@/lib/nfs/toggle";
import { makeTunnelOnly } from "@/lib/nfs/tunnel-only";
import { applyEdits } from "@/lib/shared/edit";
import { fail, ok, type Result } from "@/lib/shared/result";
import { decodeText, encodeText } from "@/lib/shared/text";
import type { Draft } from "@/lib/use-cases/draft-share-change";
import { exportsDocument } from "@/lib/use-cases/exports-document";
import { exportsFile } from "@/lib/use-cases/exports-file";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { t } from "@/lib/words/t";

export type ExportChange =
  | { readonly kind: "create"; readonly form: ExportForm }
  | { readonly kind: "edit"; readonly path: string; readonly form: ExportForm }
  | { readonly kind: "remove" | "disable" | "enable" | "tunnel-only"; readonly paths: readonly string[] };

/** Who loses what, and what was not kept and why: sentences about one export. */
interface DraftNote {
  readonly path: string;
  readonly sentences: readonly string[];
}

export interface ExportDraft extends Draft {
  readonly notes: readonly DraftNote[];
}

/** What the exports file would hold after a change. Writes nothing: it is reviewed and applied like any other. */
export async function draftExportChange(host: Host, change: ExportChange): Promise<Result<ExportDraft>> {
  const read = await readManagedFile(exportsFile, host);
  if (!read.ok) return read;
  const notes: DraftNote[] = [];
  const edited = changedText(decodeText(read.value.bytes), change, notes);
  return edited.ok ? ok({ candidate: encodeText(edited.value), baseTag: read.value.tag, notes }) : edited;
}

/** The form of an export, filled from the file; one that is disabled is read as if it were not. */
export async function readExportForm(host: Host, path: string): Promise<Result<ExportForm>> {
  const read = await readManagedFile(exportsFile, host);
  if (!read.ok) return read;
  const doc = exportsDocument(read.value);
  const form = exportFormOf(isDisabled(doc, path) ? enabled(doc, path) : doc, path);
  return form
    ? ok(form)
    : fail({
        code: "missing",
        message: t("The file has no export of {path} (any more). Refresh the list.", { path }),
      });
}

function changedText(text: string, change: ExportChange, notes: DraftNote[]): Result<string> {
  switch (change.kind) {
    case "create":
      return createExport(text, change.form);
    case "edit":
      return whileEnabled(text, change.path, change.form.path, (now) =>
        editExport(now, change.path, change.form),
      );
    case "remove":
      return inTurn(text, change.paths, (now, path) =>
        whileEnabled(now, path, null, (at) => applied(at, removeExport(parseExports(at), path))),
      );
    case "disable":
      return inTurn(text, change.paths, (now, path) => applied(now, disableExport(parseExports(now), path)));
    case "enable":
      return inTurn(text, change.paths, (now, path) => applied(now, enableExport(parseExports(now), path)));
    case "tunnel-only":
      return inTurn(text, change.paths, (now, path) =>
        whileEnabled(now, path, path, (at) => tunnelOnly(at, path, notes)),
      );
  }
}

function tunnelOnly(text: string, path: string, notes: DraftNote[]): Result<string> {
  const made = makeTunnelOnly(text, path);
  if (!made.ok) return made;
  const { edits, notes: sentences } = made.value;
  const losing = othersThanThisServer(text, path);
  const lost = losing.length === 0 ? [] : [t("No longer open to {clients}.", { clients: losing.join(", ") })];
  const isDone = edits.length === 0;
  notes.push({
    path,
    sentences: isDone
      ? [t("It is open to tunnels only already; nothing is changed.")]
      : [...lost, ...sentences],
  });
  return ok(applyEdits(text, edits));
}

function othersThanThisServer(text: string, path: string): string[] {
  const hosts = readExports(parseExports(text))
    .entries.filter((entry) => entry.path === plainPath(path) && entry.standing === "in-force")
    .filter(({ client }) => !isLocal(client))
    .map(({ client }) => (client.name === "*" ? t("everybody (*)") : client.name));
  return [...new Set(hosts)];
}

/** A disabled export is changed as if it were in force, and stays disabled: under its new path, where it has one. */
function whileEnabled(
  text: string,
  path: string,
  renamed: string | null,
  edit: (text: string) => Result<string>,
): Result<string> {
  const doc = parseExports(text);
  if (!isDisabled(doc, path)) return edit(text);
  const inForce = applied(text, enableExport(doc, path));
  const edited = inForce.ok ? edit(inForce.value) : inForce;
  if (!edited.ok || renamed === null) return edited;
  return applied(edited.value, disableExport(parseExports(edited.value), renamed));
}

/** All entries of the path are disabled, and there are some. */
function isDisabled(doc: Exports, path: string): boolean {
  const isOf = (written: string) => plainPath(written) === plainPath(path);
  return (
    doc.disabled.some((line) => isOf(line.export.path.value)) &&
    !doc.exports.some((line) => isOf(line.path.value))
  );
}

function enabled(doc: Exports, path: string): Exports {
  const edits = enableExport(doc, path);
  return edits.ok ? parseExports(applyEdits(doc.text, edits.value)) : doc;
}

function inTurn(
  text: string,
  paths: readonly string[],
  edit: (text: string, path: string) => Result<string>,
): Result<string> {
  let current = text;
  for (const path of paths) {
    const edited = edit(current, path);
    if (!edited.ok) return edited;
    current = edited.value;
  }
  return ok(current);
}

function applied(text: string, edits: Edits): Result<string> {
  return edits.ok ? ok(applyEdits(text, edits.value)) : edits;
}
