import type { Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** One part of the dashboard: what it knows, or why it does not, with what to do. The others stand without it. */
export type Part<T> =
  | { readonly value: T; readonly trouble: null }
  | { readonly value: null; readonly trouble: string };

/** Milliseconds that the whole dashboard waits for one of its parts. */
const PATIENCE_MS = 4_000;

/** A part read with patience: one that hangs, or fails as it should not, does not take the others along. `name` is marked for the catalogues. */
export async function readPart<T>(
  name: string,
  read: () => Promise<Result<T>>,
  patienceMs = PATIENCE_MS,
): Promise<Part<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Part<T>>((resolve) => {
    timer = setTimeout(() => {
      const trouble = t(
        "{part}: the appliance is still being asked. This shows up as soon as it answers; if it does not, see whether the appliance is very busy.",
        { part: t(name) },
      );
      resolve({ value: null, trouble });
    }, patienceMs);
  });
  const answer = read().then(
    (result): Part<T> =>
      result.ok ? { value: result.value, trouble: null } : { value: null, trouble: result.error.message },
    (error: unknown): Part<T> => {
      console.error(`${name}, for the dashboard:`, error);
      const trouble = t(
        "{part}: not known, by a mistake of the panel's own. Its output (panel.log) has the reason; the other parts hold.",
        { part: t(name) },
      );
      return { value: null, trouble };
    },
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
