import { AsyncLocalStorage } from "node:async_hooks";
import { ofProcess } from "@/lib/shared/of-process";
import { type Asker, ASKER_OF_REQUEST, type Locale, locale } from "@/lib/words/locale";

const asking = ofProcess("askers", () => new AsyncLocalStorage<Asker | undefined>());

/** Runs what answers a request, with all that it awaits, in the request's language. */
export function withLocale<T>(locale: Locale, answer: () => T): T {
  return runAs({ locale }, answer);
}

/**
 * Runs what makes sentences that are kept for others, in the language of who asked, if anybody did: `inEachLanguage` gives them back
 * within it.
 */
export function forOthers<T>(work: () => T): T {
  return runAs({ locale: locale(), isForOthers: true }, work);
}

/** Runs what outlives the request that began it, such as a loop: nobody asks there, whoever began it. */
export function asNobody<T>(work: () => T): T {
  // Not `exit`: with Node 20 what is awaited within it comes back as the request's.
  return asking.run(undefined, work);
}

function runAs<T>(who: Omit<Asker, "told">, work: () => T): T {
  (globalThis as { [ASKER_OF_REQUEST]?: (() => Asker | undefined) | undefined })[ASKER_OF_REQUEST] ??= () =>
    asking.getStore();
  const told = asking.getStore()?.told ?? new Map<string, (locale: Locale) => string>();
  return asking.run({ ...who, told }, work);
}
