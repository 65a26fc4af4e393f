import type { Span } from "@/lib/dashboard/rings";
import { dateTime } from "@/lib/words/format";

const FORMS: Readonly<Record<Span, Intl.DateTimeFormatOptions>> = {
  hour: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  day: { weekday: "short", hour: "2-digit", minute: "2-digit" },
  week: { weekday: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
};

const AXIS: Readonly<Record<Span, Intl.DateTimeFormatOptions>> = {
  hour: { hour: "2-digit", minute: "2-digit" },
  day: { hour: "2-digit", minute: "2-digit" },
  week: { weekday: "short", day: "numeric" },
};

/** When a period began, as exactly as its span asks. */
export function timeWords(at: number, span: Span): string {
  return dateTime(at, FORMS[span]);
}

export function axisWords(at: number, span: Span): string {
  return dateTime(at, AXIS[span]);
}
