import type { Exports } from "@/lib/nfs/document";
import { type ExportTable, exportTable } from "@/lib/nfs/export-rows";

const tables = new WeakMap<Exports, ExportTable>();

/** The same document has the same exports: only a file that changed is judged again. */
export function exportTableOf(doc: Exports): ExportTable {
  const known = tables.get(doc) ?? exportTable(doc);
  tables.set(doc, known);
  return known;
}
