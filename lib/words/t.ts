import { IntlMessageFormat, type PrimitiveType } from "intl-messageformat";
import { catalogueOf } from "@/lib/words/catalogue";
import { inLanguage, say } from "@/lib/words/in-english";
import { type Locale, locale } from "@/lib/words/locale";

/** What a text's arguments stand for. */
export type Values = Readonly<Record<string, PrimitiveType>>;

/** Without any of these a text says what it says. */
const SYNTAX = /[{}'<]/u;

const formats = new Map<string, IntlMessageFormat>();

/**
 * Says a text in the language of who asked: `t("Close {count, plural, one {# session} other {# sessions}}?", { count })`. The text is
 * ICU MessageFormat (unicode-org.github.io/icu/userguide/format_parse/messages), written as it is said in English, and is the key of
 * every catalogue: a literal, or what `msg` marked. Never at the top of a module, where nobody has asked yet.
 */
export function t(text: string, values?: Values): string {
  return say((current) => {
    const said = translated(text, current);
    if (!SYNTAX.test(said)) return said;
    const given = current === locale() ? values : valuesIn(current, values);
    return formatOf(said, current, true).format<string>({ ...given }) as string;
  });
}

/** Marks a text for the catalogues where it stands as a constant; `t` says it later. */
export function msg(text: string): string {
  return text;
}

/** The text's parts in the asker's language; marks such as `<code>…</code>` are given to the functions of their names among the values. */
export function richParts<T>(
  text: string,
  values: Readonly<Record<string, PrimitiveType | T | ((parts: (string | T)[]) => T)>>,
): string | T | (string | T)[] {
  const current = locale();
  return formatOf(translated(text, current), current, false).format<T>(values);
}

/** Values may have been said too: "3 minutes", "a and b". A word alone is taken for somebody's name of something, which stays. */
function valuesIn(language: Locale, values: Values = {}): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" && /[\s\d]/u.test(value) ? inLanguage(value, language) : value,
    ]),
  );
}

function translated(text: string, current: Locale): string {
  return catalogueOf(current)?.get(text) ?? text;
}

function formatOf(said: string, current: Locale, ignoreTag: boolean): IntlMessageFormat {
  const key = `${current}${ignoreTag ? " " : "<"}${said}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(said, current, undefined, { ignoreTag });
    formats.set(key, format);
  }
  return format;
}
