import type { Catalogue } from "@/lib/samba/catalogue/types";
import { analyseText } from "./analysis";

/** The text may be large: it is checked beside the page, so that typing never waits for it. Answers with an Analysis. */
export type AnalysisRequest =
  | { readonly kind: "catalogue"; readonly catalogue: Catalogue }
  | { readonly kind: "text"; readonly text: string };

let catalogue: Catalogue | undefined;

self.addEventListener("message", (event: MessageEvent<AnalysisRequest>) => {
  const request = event.data;
  if (request.kind === "catalogue") catalogue = request.catalogue;
  else self.postMessage(analyseText(request.text, catalogue));
});
