import { t } from "@/lib/words/t";

/** NIST SP 800-63B counts on length; twelve is what an offline guess at a scrypt hash cannot work through. */
export const SHORTEST_PASSWORD = 12;
/** better-auth's own limit; a longer one never signs in. */
export const LONGEST_PASSWORD = 128;

const FEWEST_CHARACTERS = 5;
/** What has to be left of a password once what everybody would guess is taken out. */
const LEAST_REST = 6;

/** What long passwords are commonly made of: of the published lists of the most used ones, and of this product's own words. */
const COMMON = [
  "password",
  "passwort",
  "passw0rd",
  "p@ssword",
  "p@ssw0rd",
  "qwertyuiop",
  "qwertzuiop",
  "asdfghjkl",
  "1q2w3e4r5t",
  "1qaz2wsx",
  "zaq12wsx",
  "iloveyou",
  "letmein",
  "welcome",
  "changeme",
  "trustno1",
  "football",
  "baseball",
  "superman",
  "princess",
  "sunshine",
  "dragon",
  "monkey",
  "master",
  "shadow",
  "secret",
  "qwerty",
  "qwertz",
  "azerty",
  "abc123",
  "admin",
  "administrator",
  "operator",
  "helpdesk",
  "storage",
  "softnas",
  "inflight",
  "samba",
  "login",
  "default",
  "correcthorsebatterystaple",
].sort((a, b) => b.length - a.length);

const RUNS = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
];

/** Why a password is too easy to guess, and what to do; null where it is not. */
export function weaknessOf(password: string, username: string): string | null {
  if (password.length < SHORTEST_PASSWORD) {
    return t(
      "Use at least {shortest} characters. Four or five words that have nothing to do with each other are easy to remember.",
      { shortest: SHORTEST_PASSWORD },
    );
  }
  if (password.length > LONGEST_PASSWORD) {
    return tooLong();
  }
  const plain = password.toLowerCase().replace(/\s+/gu, "");
  if (new Set(plain).size < FEWEST_CHARACTERS) {
    return t("It repeats a few characters. Use more different ones, or several words.");
  }
  if (username !== "" && plain.replaceAll(username.toLowerCase(), "").length < LEAST_REST) {
    return t("It is little more than the user name. Choose something that has nothing to do with it.");
  }
  if (restOf(plain).length < LEAST_REST) {
    return t(
      "It is made of what is guessed first: common passwords, or keys in a row. Choose words that have nothing to do with each other.",
    );
  }
  return null;
}

export function tooLong(): string {
  return t("Use no more than {longest} characters.", { longest: LONGEST_PASSWORD });
}

function restOf(plain: string): string {
  let rest = plain;
  for (const common of COMMON) rest = rest.replaceAll(common, "");
  for (const run of RUNS) rest = withoutRun(withoutRun(rest, run), Array.from(run).reverse().join(""));
  return rest.replace(/(.)\1{2,}/gu, "").replace(/\d{4}$/u, "");
}

/** Takes out stretches of four or more that stand in `run`. */
function withoutRun(text: string, run: string): string {
  let left = "";
  for (let at = 0; at < text.length; ) {
    let length = 0;
    while (at + length < text.length && run.includes(text.slice(at, at + length + 1))) length += 1;
    if (length < 4) left += text.slice(at, at + Math.max(1, length));
    at += Math.max(1, length);
  }
  return left;
}
