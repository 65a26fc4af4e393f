import { AsyncLocalStorage } from "node:async_hooks";
import { type Locale, LOCALE_OF_REQUEST } from "@/lib/words/locale";

const asked = new AsyncLocalStorage<Locale>();

/** Runs what answers a request, with all that it awaits, in the request's language. */
export function withLocale<T>(locale: Locale, answer: () => T): T {
  (globalThis as { [LOCALE_OF_REQUEST]?: () => Locale | undefined })[LOCALE_OF_REQUEST] ??= () =>
    asked.getStore();
  return asked.run(locale, answer);
}
