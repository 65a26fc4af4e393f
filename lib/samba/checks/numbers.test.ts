import { describe, expect, it } from "vitest";
import { readBytes, readInteger, readOctal } from "./numbers";

/** Values and what testparm 4.17.12 makes of them. */
describe("numbers as Samba reads them", () => {
  it.each([
    ["12", 12, true],
    ["-12", -12, true],
    ["0x10", 16, true],
    ["0", 0, true],
    ["010", 8, false],
    ["12abc", 12, false],
    ["1.5", 1, false],
    ["abc", 0, false],
    ["", -1, false],
  ])("integer %j is %d", (written, value, whole) => {
    expect(readInteger(written)).toEqual({ value, whole });
  });

  it.each([
    ["0664", 0o664, true],
    ["664 # x", 0o664, false],
    ["0999", 0, false],
    ["0x77", 0, false],
    ["99", undefined, false],
    ["rw", undefined, false],
    ["", undefined, false],
  ])("octal %j is %s", (written, value, whole) => {
    expect(readOctal(written)).toEqual({ value, whole });
  });

  it.each([
    ["5120", 5120],
    ["+5", 5],
    ["5k", 5120],
    ["1 M", 1_048_576],
    ["1G", 1_073_741_824],
    ["3G", undefined],
    ["2147483648", undefined],
    ["1T", undefined],
    ["1kb", undefined],
    ["1.5M", undefined],
    ["0x10", undefined],
    ["-5", undefined],
    ["", undefined],
  ])("size %j is %s", (written, bytes) => {
    expect(readBytes(written)).toBe(bytes);
  });
});
