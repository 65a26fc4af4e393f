import { randomInt } from "node:crypto";

/** Without 0 o 1 l i u v: nothing in it is mistaken for something else when read from a screen or over the telephone. */
export const LETTERS = "23456789abcdefghjkmnpqrstwxyz";

/** A password of five groups of four: 20 of 29 characters, 97 bits, from the system's own random source. */
export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
  return Array.from({ length: 5 }, group).join("-");
}
