import { appendFileSync, readFileSync } from "node:fs";
import { adminPassword, helpdeskPassword, panelVariables } from "../panel-under-test";

/** The shortest text that is looked for: shorter ones stand in files by chance. */
const SHORTEST = 8;

/**
 * Tells that a test uses this line as a password, a code or a part of a key: from then on it may reach no browser, and after the
 * whole run it is looked for everywhere. Of a private key give the lines that hold its private half; the others are public.
 */
export function noteSecret(secret: string): void {
  const file = process.env[panelVariables.secrets];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(secret)}\n`);
}

/** Every secret that was noted up to now. */
export function knownSecrets(): readonly string[] {
  const file = process.env[panelVariables.secrets];
  const noted = file === undefined ? "" : readFileSync(file, "utf8");
  const all = noted
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as string);
  return [...new Set([adminPassword, helpdeskPassword, ...all])].filter(({ length }) => length >= SHORTEST);
}

/** A secret as it may stand in files, addresses and answers. */
export function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  // A text within a longer one has three forms in base64, by where it begins; their middle parts are always the same.
  const within = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    return whole.slice(before === 0 ? 0 : 4, Math.floor(((before + bytes.length) * 4) / 3) - 1);
  });
  return [
    ...new Set([
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      bytes.toString("hex"),
      bytes.toString("utf16le"),
      ...within.filter((form) => form.length >= SHORTEST),
    ]),
  ];
}
