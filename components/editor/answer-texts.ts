import type { Analysis } from "./analysis";

/** What a language's worker does. A text may be large: it is checked beside the page, so that typing never waits for it. */
export function answerTexts(analyse: (text: string) => Analysis): void {
  self.addEventListener("message", (event: MessageEvent<string>) => {
    self.postMessage(analyse(event.data));
  });
}
