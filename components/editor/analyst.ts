import type { Catalogue } from "@/lib/samba/catalogue/types";
import type { Analysis } from "./analysis";
import type { AnalysisRequest } from "./analysis-worker";

/** Analyses texts in a worker, one at a time; of several asked for meanwhile only the last is answered. */
export interface Analyst {
  analyse(text: string, onDone: (analysis: Analysis) => void): void;
  close(): void;
}

interface Task {
  readonly text: string;
  readonly onDone: (analysis: Analysis) => void;
}

export function createAnalyst(catalogue: Catalogue | undefined): Analyst {
  const worker = new Worker(new URL("./analysis-worker.ts", import.meta.url), { type: "module" });
  const post = (request: AnalysisRequest) => {
    worker.postMessage(request);
  };
  let running: Task | undefined;
  let waiting: Task | undefined;
  if (catalogue) post({ kind: "catalogue", catalogue });

  const next = () => {
    if (running || !waiting) return;
    running = waiting;
    waiting = undefined;
    post({ kind: "text", text: running.text });
  };
  worker.addEventListener("message", (event: MessageEvent<Analysis>) => {
    const done = running;
    running = undefined;
    if (!waiting) done?.onDone(event.data);
    next();
  });

  return {
    analyse(text, onDone) {
      waiting = { text, onDone };
      next();
    },
    close() {
      worker.terminate();
    },
  };
}
