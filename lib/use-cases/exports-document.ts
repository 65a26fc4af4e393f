import { parseExports } from "@/lib/nfs/document";
import { keepParsed } from "@/lib/use-cases/parsed-content";

/** The document of some content of the exports file, kept while it is the newest. */
export const exportsDocument = keepParsed(parseExports);
