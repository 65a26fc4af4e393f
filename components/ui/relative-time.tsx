"use client";

import { useSyncExternalStore } from "react";
import { dateTime } from "@/lib/words/format";
import { locale } from "@/lib/words/locale";
import { t } from "@/lib/words/t";

interface RelativeTimeProps {
  /** An instant: ISO text or milliseconds since 1970. */
  at: string | number | Date;
  className?: string | undefined;
}

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/**
 * "5 minutes ago", the exact time on hover. The server writes the exact time in UTC, for it knows neither the reader's
 * clock nor time zone; the browser takes over after hydration and keeps it fresh.
 */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const instant = new Date(at);
  const now = useSyncExternalStore(everyHalfMinute, currentHalfMinute, () => 0);
  const iso = instant.toISOString();
  const utc = `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
  return (
    <time dateTime={iso} title={now === 0 ? utc : exactTime(instant)} className={className}>
      {now === 0 ? utc : relativeWords(instant.getTime(), now)}
    </time>
  );
}

/** `now` lags by up to half a minute, so nothing under a minute is told apart. */
function relativeWords(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  if (step === undefined) return t("just now");
  const [unit, size] = step;
  return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}

function exactTime(instant: Date): string {
  return dateTime(instant, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all times on the page. */
function everyHalfMinute(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function currentHalfMinute(): number {
  return Math.floor(Date.now() / 30_000) * 30_000;
}
