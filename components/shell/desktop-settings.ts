import * as v from "valibot";

/** Smallest, largest and first sizes of what splitters move, in CSS pixels. */
export const NAVIGATION_WIDTH = { min: 168, max: 400, first: 208 };
export const LOG_HEIGHT = { min: 64, max: 480, first: 144 };

/** How a person has arranged the desktop. `null`: as the window's size suggests. */
const DesktopSettings = v.object({
  density: v.fallback(v.picklist(["compact", "comfortable"]), "compact"),
  navigation: v.fallback(v.nullable(v.picklist(["open", "folded"])), null),
  navigationWidth: pixels(NAVIGATION_WIDTH),
  log: v.fallback(v.nullable(v.picklist(["open", "folded"])), null),
  logHeight: pixels(LOG_HEIGHT),
  /** The help pane, where there is room beside the page. */
  help: v.fallback(v.boolean(), false),
});

export type DesktopSettings = Readonly<v.InferOutput<typeof DesktopSettings>>;

/**
 * The cookie that keeps them. A cookie, because the server draws the page as it will stay: what it does not know would move once
 * the page has loaded.
 */
export const DESKTOP_COOKIE = "inflight.desktop";

/** What the cookie says, which may be of an older version or of somebody's making: what is not understood is as at first. */
export function readDesktop(cookie: string | undefined): DesktopSettings {
  return v.parse(DesktopSettings, parsed(cookie) ?? {});
}

/** The cookie's value: nothing in it that a cookie may not hold. */
export function writeDesktop(settings: DesktopSettings): string {
  return encodeURIComponent(JSON.stringify(settings));
}

function parsed(cookie: string | undefined): object | null {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(cookie ?? ""));
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

function pixels({ min, max, first }: { min: number; max: number; first: number }) {
  return v.fallback(v.pipe(v.number(), v.minValue(min), v.maxValue(max)), first);
}
