import { pick, type Random, randomFrom } from "@/lib/shared/testing/random";
import { decodeText, encodeText } from "@/lib/shared/text";
import {
  checkAddAndRemove,
  checkReading,
  checkRemove,
  checkRename,
  checkSet,
  checkUnset,
  type Outcome,
} from "./laws";
import { madeUpSmbConf, madeUpValue, PARAMETER_NAMES, SECTION_NAMES } from "./made-up";

/** How many edits ended how. */
export type FuzzCounts = Readonly<Record<Outcome, number>>;

/** The input that broke a law. `seed` alone makes it up again. */
export class FuzzFailure extends Error {
  readonly seed: number;
  readonly input: Uint8Array;

  constructor(seed: number, input: Uint8Array, cause: unknown) {
    super(
      `Seed ${String(seed)}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
      { cause },
    );
    this.seed = seed;
    this.input = input;
  }
}

/**
 * Takes `runs` made-up and mutated inputs through decoding, reading, effective values, an edit and encoding, one seed each.
 *
 * @throws FuzzFailure at the first that throws or breaks a law.
 */
export function fuzz(firstSeed: number, runs: number, onProgress?: (done: number) => void): FuzzCounts {
  const counts = { edited: 0, unchanged: 0, refused: 0 };
  for (let run = 0; run < runs; run++) {
    const seed = firstSeed + run;
    const random = randomFrom(seed);
    const input = madeUpBytes(random);
    try {
      counts[fuzzOne(random, input)] += 1;
    } catch (cause) {
      throw new FuzzFailure(seed, input, cause);
    }
    if (run % 10_000 === 9_999) onProgress?.(run + 1);
  }
  return counts;
}

function fuzzOne(random: Random, input: Uint8Array): Outcome {
  const text = decodeText(input);
  const printed = encodeText(text);
  if (printed.length !== input.length || printed.some((byte, at) => byte !== input[at])) {
    throw new Error("The bytes do not come back");
  }
  checkReading(text);
  return checkSomeEdit(random, text);
}

function checkSomeEdit(random: Random, text: string): Outcome {
  const section = madeUpName(random, SECTION_NAMES);
  const name = madeUpName(random, PARAMETER_NAMES);
  const value = random() < 0.8 ? madeUpValue(random, name) : noise(random);
  const kind = random();
  if (kind < 0.5) return checkSet(text, section, name, value);
  if (kind < 0.65) return checkUnset(text, section, name);
  if (kind < 0.8) return checkAddAndRemove(text, section, [[name, value]]);
  if (kind < 0.9) return checkRemove(text, section);
  return checkRename(text, section, madeUpName(random, SECTION_NAMES));
}

function madeUpName(random: Random, names: readonly [string, ...string[]]): string {
  return random() < 0.95 ? pick(random, names) : noise(random);
}

function madeUpBytes(random: Random): Uint8Array {
  if (random() < 0.1)
    return Uint8Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256));
  const bytes = encodeText(madeUpSmbConf(random));
  return random() < 0.5 ? bytes : mutated(random, bytes);
}

/** A few bytes changed, taken out, put in or doubled. */
function mutated(random: Random, bytes: Uint8Array): Uint8Array {
  let result = [...bytes];
  for (let times = Math.ceil(random() * 4); times > 0; times--) {
    const at = Math.floor(random() * (result.length + 1));
    const length = Math.floor(random() * 6);
    const put = pick(random, [
      [],
      [pick(random, [0, 10, 13, 32, 35, 59, 61, 91, 92, 93, 128, 195, 255])],
      result.slice(at, at + length),
    ]);
    result = [...result.slice(0, at), ...put, ...result.slice(at + Math.floor(random() * 3))];
  }
  return Uint8Array.from(result);
}

function noise(random: Random): string {
  const letters = [
    "a",
    "B",
    " ",
    "\t",
    "\n",
    "\r",
    "\\",
    "=",
    "[",
    "]",
    "#",
    "\0",
    "\u00e9",
    "\ud83d",
    "\udcff",
    ":",
  ] as const;
  return Array.from({ length: Math.floor(random() * 8) }, () => pick(random, letters)).join("");
}
