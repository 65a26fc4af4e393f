import { describe, expect, it } from "vitest";
import { type DesktopSettings, readDesktop, writeDesktop } from "@/components/shell/desktop-settings";

const FIRST = {
  density: "compact",
  navigation: null,
  navigationWidth: 208,
  log: null,
  logHeight: 144,
  help: false,
} as const;

describe("how the desktop is arranged", () => {
  it("comes back as it was kept, and is a cookie's value", () => {
    const settings: DesktopSettings = {
      density: "comfortable",
      navigation: "folded",
      navigationWidth: 300,
      log: "open",
      logHeight: 200,
      help: true,
    };
    const text = writeDesktop(settings);
    expect(text).toMatch(/^[\w%.!~*'()-]+$/u);
    expect(readDesktop(text)).toEqual(settings);
  });

  it.each([undefined, "", "null", "7", "%", "{", "%7B%22density%22%3A%22huge%22%2C%22logHeight%22%3A1e9%7D"])(
    "is as at first where the cookie is %j",
    (cookie) => {
      expect(readDesktop(cookie)).toEqual(FIRST);
    },
  );

  it("keeps what is understood beside what is not", () => {
    expect(readDesktop(encodeURIComponent('{"log":"folded","navigationWidth":"wide"}'))).toEqual({
      ...FIRST,
      log: "folded",
    });
  });
});
