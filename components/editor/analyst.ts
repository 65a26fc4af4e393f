import { locale } from "@/lib/words/locale";
import type { Analysis } from "./analysis";
import type { Question } from "./answer-texts";

/** Has texts analysed by a language's worker, one at a time; of several asked for meanwhile only the last is answered. */
export interface Analyst {
  analyse(text: string, onDone: (analysis: Analysis) => void): void;
  close(): void;
}

interface Task {
  readonly text: string;
  readonly onDone: (analysis: Analysis) => void;
}

export function createAnalyst(worker: Worker): Analyst {
  let running: Task | undefined;
  let waiting: Task | undefined;

  const next = () => {
    if (running || !waiting) return;
    running = waiting;
    waiting = undefined;
    const question: Question = {
      text: running.text,
      language: locale(),
      words: document.documentElement.dataset.words,
    };
    worker.postMessage(question);
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
