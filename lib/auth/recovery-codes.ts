import { randomInt } from "node:crypto";
import { LETTERS } from "./password";

const CODES = 10;

/** Ten codes of two groups of five: 10 of 29 characters, 48 bits each. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => `${group()}-${group()}`);
}

/** As it was made up, from what a person typed: without blanks, in small letters, with its hyphen. */
export function readRecoveryCode(typed: string): string {
  const letters = typed.toLowerCase().replace(/[\s-]/gu, "");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

function group(): string {
  return Array.from({ length: 5 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
}
