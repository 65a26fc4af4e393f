import { exportTable } from "@/lib/nfs/export-rows";
import { keepSaid } from "@/lib/words/keep-said";

/** The same document has the same exports: only a file that changed is judged again. */
export const exportTableOf = keepSaid(exportTable);
