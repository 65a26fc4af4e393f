import { AsyncLocalStorage } from "node:async_hooks";
import { ofProcess } from "@/lib/shared/of-process";
import { type Asker, ASKER_OF_REQUEST, type Locale } from "@/lib/words/locale";

const asking = ofProcess("askers", () => new AsyncLocalStorage<Asker>());

/** Runs what answers a request, with all that it awaits, in the request's language. */
export function withLocale<T>(locale: Locale, answer: () => T): T {
  (globalThis as { [ASKER_OF_REQUEST]?: (() => Asker | undefined) | undefined })[ASKER_OF_REQUEST] ??= () =>
    asking.getStore();
  const told = asking.getStore()?.told ?? new Map<string, () => string>();
  return asking.run({ locale, told }, answer);
}
