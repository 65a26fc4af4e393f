import { number } from "@/lib/words/format";

const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

/** `1.2 MB`: decimal units, as network cards count. */
export function bytesWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${number(value, { maximumFractionDigits: digits })} ${UNITS[unit] ?? ""}`;
}
