import type { Exports } from "@/lib/nfs/document";
import { type ExportTable, exportTable } from "@/lib/nfs/export-rows";
import { type Locale, locale } from "@/lib/words/locale";

const tables = new WeakMap<Exports, Map<Locale, ExportTable>>();

/** The same document has the same exports: only a file that changed is judged again, in each language that is asked for. */
export function exportTableOf(doc: Exports): ExportTable {
  const ofDoc = tables.get(doc) ?? new Map<Locale, ExportTable>();
  tables.set(doc, ofDoc);
  const known = ofDoc.get(locale()) ?? exportTable(doc);
  ofDoc.set(locale(), known);
  return known;
}
