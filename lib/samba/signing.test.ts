import { describe, expect, it } from "vitest";
import { parseSmbConf } from "./document";
import { signing } from "./signing";

function signingOf(lines: string) {
  return signing(parseSmbConf(`[global]\n${lines}\n`));
}

describe("signing", () => {
  it.each([
    ["", "on-request"],
    ["server signing = auto", "on-request"],
    ["server signing = disabled", "on-request"],
    ["server signing = desired", "on-request"],
    ["server signing = mandatory", "required"],
    ["Server Signing = FORCED", "required"],
    ["server signing = always", "unknown"],
  ])("%j: %s", (lines, state) => {
    expect(signingOf(lines).state).toBe(state);
  });

  it("names the line that decides, and says that “disabled” takes nothing from SMB 2", () => {
    expect(signingOf("").line).toBeUndefined();
    expect(signingOf("server signing = no")).toMatchObject({
      label: "When the client asks",
      line: { number: 2 },
    });
    expect(signingOf("server signing = no").reason).toContain("SMB 1 alone");
    expect(signingOf("server signing = always").reason).toContain("always");
  });
});
