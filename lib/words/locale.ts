/** The languages that the panel speaks. English is what the code is written in. */
export const LOCALES = ["en", "de"] as const;

export type Locale = (typeof LOCALES)[number];

/** The cookie that keeps a person's choice; without it the browser's own languages decide. */
export const LOCALE_COOKIE = "inflight.language";

const CHOICE = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE.replaceAll(".", "\\.")}=(?<tag>[A-Za-z-]+)`, "u");

/** Who is answered, on the server. */
export interface Asker {
  readonly locale: Locale;
  /** What they were told in their language, and how each language has it: see `in-english.ts`. */
  readonly told: Map<string, (locale: Locale) => string>;
  /** What is said is kept for others: it is noted where it is English too. */
  readonly isForOthers?: boolean;
}

/** What the server puts there, so that a request is answered in its own language: see `with-locale.ts`. */
export const ASKER_OF_REQUEST = Symbol.for("inflight: asker of the request");

/** Undefined in the browser, in scripts and in tests: nobody asks there. */
export function asker(): Asker | undefined {
  return (globalThis as { [ASKER_OF_REQUEST]?: () => Asker | undefined })[ASKER_OF_REQUEST]?.();
}

/**
 * The language of what is being answered or shown: on the server the request's, in the browser the document's. English where there is
 * neither, as in scripts and tests.
 */
export function locale(): Locale {
  const asked = asker();
  if (asked !== undefined) return asked.locale;
  return typeof document === "undefined" ? "en" : (knownLocale(document.documentElement.lang) ?? "en");
}

/** `de` for `de`, `de-AT` and `DE`; nothing for a language that the panel does not speak. */
export function knownLocale(tag: string): Locale | undefined {
  const language = tag.split("-", 1)[0]?.toLowerCase();
  return LOCALES.find((each) => each === language);
}

/** The language for a request: the person's choice, else the best of `Accept-Language` (RFC 9110, 12.5.4), else English. */
export function localeFor(request: {
  readonly cookie?: string | undefined;
  readonly acceptLanguage?: string | undefined;
}): Locale {
  const chosen = CHOICE.exec(request.cookie ?? "")?.groups?.["tag"] ?? "";
  return knownLocale(chosen) ?? acceptedLocale(request.acceptLanguage ?? "");
}

function acceptedLocale(header: string): Locale {
  const wanted = header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters
        .map((each) => /^\s*q=(?<q>[\d.]+)\s*$/u.exec(each)?.groups?.["q"])
        .find(Boolean);
      return { locale: knownLocale(tag), quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  return wanted.find((each) => each.locale !== undefined)?.locale ?? "en";
}
