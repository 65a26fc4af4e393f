/** The languages that the panel speaks. English is what the code is written in. */
export const LOCALES = ["en", "de"] as const;

export type Locale = (typeof LOCALES)[number];

/** The cookie that keeps a person's choice; without it the browser's own languages decide. */
export const LOCALE_COOKIE = "inflight.language";

/** What the server puts there, so that a request is answered in its own language: see `with-locale.ts`. */
export const LOCALE_OF_REQUEST = Symbol.for("inflight: locale of the request");

/**
 * The language of what is being answered or shown: on the server the request's, in the browser the document's. English where there is
 * neither, as in scripts and tests.
 */
export function locale(): Locale {
  const ofRequest = (globalThis as { [LOCALE_OF_REQUEST]?: () => Locale | undefined })[LOCALE_OF_REQUEST];
  if (ofRequest !== undefined) return ofRequest() ?? "en";
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
  const chosen = /(?:^|;\s*)inflight\.language=(?<tag>[A-Za-z-]+)/u.exec(request.cookie ?? "")?.groups?.[
    "tag"
  ];
  return (
    (chosen === undefined ? undefined : knownLocale(chosen)) ?? acceptedLocale(request.acceptLanguage ?? "")
  );
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
