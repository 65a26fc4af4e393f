import { t } from "@/lib/words/t";
/** Browsers by the mark they leave in a user agent string; several pass for Chrome or Safari, so those come last. */
const BROWSERS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\bEdg\w*\/(\d+)/u, "Edge"],
  [/\bOPR\/(\d+)/u, "Opera"],
  [/\bFirefox\/(\d+)/u, "Firefox"],
  [/\bChrom(?:e|ium)\/(\d+)/u, "Chrome"],
  [/\bVersion\/(\d+).*\bSafari\//u, "Safari"],
];

const SYSTEMS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/Windows/u, "Windows"],
  [/Android/u, "Android"],
  [/iPhone|iPad/u, "iOS"],
  [/Mac OS X|Macintosh/u, "macOS"],
  [/CrOS/u, "ChromeOS"],
  [/Linux/u, "Linux"],
];

/** "Firefox 140 on Linux" from a user agent string; what it cannot read, it gives as it is, shortened. */
export function browserName(userAgent: string): string {
  const system = SYSTEMS.find(([mark]) => mark.test(userAgent))?.[1];
  for (const [mark, name] of BROWSERS) {
    const version = mark.exec(userAgent)?.[1];
    if (version === undefined) continue;
    return system === undefined
      ? `${name} ${version}`
      : t("{browser} on {system}", { browser: `${name} ${version}`, system });
  }
  const words = userAgent.trim().slice(0, 60);
  return words === "" ? t("Unknown browser") : words;
}
