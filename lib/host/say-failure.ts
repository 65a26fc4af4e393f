import type { HostFailure } from "@/lib/host/host";
import { fail, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** What came of something with a file, a failure in the words of who asked. */
export function sayFailure<T>(result: Result<T, HostFailure>): Result<T, HostFailure> {
  if (result.ok || result.error.words === undefined) return result;
  const { words, ...failure } = result.error;
  return fail({ ...failure, message: t(words.text, words.values) });
}
