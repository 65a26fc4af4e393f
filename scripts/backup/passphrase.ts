import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";

/** Whoever has the file can guess without anybody noticing; a guess costs them half a second. */
const SHORTEST = 12;

/**
 * A passphrase from the first line of a file, or for `-` from the standard input, where a person at a terminal is asked. Never
 * from an argument: those stand in the process list.
 *
 * @param twice a new one: asked for twice, and not too short
 */
export async function readPassphrase(source: string, twice: boolean): Promise<string> {
  const passphrase = source === "-" ? await fromInput(twice) : firstLine(await fromFile(source));
  if (twice && passphrase.length < SHORTEST) {
    throw new Sentence(`The passphrase is too short: take at least ${String(SHORTEST)} characters.`);
  }
  if (passphrase === "") throw new Sentence("The passphrase is empty.");
  return passphrase;
}

async function fromFile(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Sentence(
      `The passphrase cannot be read from ${file}: ${error instanceof Error ? error.message : ""}`,
    );
  }
}

async function fromInput(twice: boolean): Promise<string> {
  if (!process.stdin.isTTY) return firstLine(await text(process.stdin));
  const given = await ask("Passphrase: ");
  if (twice && (await ask("Once more: ")) !== given) throw new Sentence("The two are not the same.");
  return given;
}

/** What is typed is not shown. */
async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await lines.question("");
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}

function firstLine(content: string): string {
  return content.split(/\r?\n/)[0] ?? "";
}
