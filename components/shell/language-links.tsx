"use client";

import { LANGUAGES, speak } from "@/components/shell/language";
import { locale } from "@/lib/words/locale";
import { t } from "@/lib/words/t";

/** The languages side by side, in a header. */
export function LanguageLinks() {
  const current = locale();
  return (
    <nav aria-label={t("Language")} className="flex gap-3 text-xs">
      {LANGUAGES.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          lang={value}
          aria-current={value === current ? "true" : undefined}
          className="rounded-sm px-1 py-0.5 text-head-muted underline-offset-2 hover:underline focus-visible:outline-head-ink aria-[current]:font-semibold aria-[current]:text-head-ink"
          onClick={() => {
            speak(value);
          }}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
