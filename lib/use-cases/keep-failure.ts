import { fail, type Failure, type Result } from "@/lib/shared/result";
import { inEachLanguage, sayAgain } from "@/lib/words/told";
import { forOthers } from "@/lib/words/with-locale";

const kept = new WeakSet<Failure>();

/**
 * A look whose answer is kept for whoever asks later, in whichever language: should it fail, the failure's message is said to each who
 * reads it. Looks that others keep may be part of it.
 */
export function keepFailure<T>(look: () => Promise<Result<T>>): Promise<Result<T>> {
  return forOthers(async () => {
    const result = await look();
    if (result.ok || kept.has(result.error)) return result;
    const { message, ...rest } = result.error;
    const told = inEachLanguage(message);
    const failure: Failure = {
      ...rest,
      get message() {
        return sayAgain(told);
      },
    };
    kept.add(failure);
    return fail(failure);
  });
}
