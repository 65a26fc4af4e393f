import { describe, expect, it } from "vitest";
import { optionHelp, optionValues } from "./option-help";
import { OPTION_NAMES, readOption } from "./options";

describe("optionHelp", () => {
  it("says what each option means, in sentences", () => {
    for (const name of OPTION_NAMES)
      expect([name, optionHelp(name)]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)]);
  });

  it("offers only values that exportfs takes", () => {
    const offered = OPTION_NAMES.flatMap((name) => optionValues(name).map(([value]) => `${name}${value}`));
    expect(offered).toContain("sec=krb5p");
    expect(offered.filter((option) => typeof readOption(option) === "string")).toEqual([]);
  });
});
