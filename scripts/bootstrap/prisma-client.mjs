import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { NO_ENGINE_DOWNLOAD } from "./npm-packages.mjs";
import { lastLines, runProgram } from "./run-program.mjs";
import { Sentence } from "./sentence.mjs";

/**
 * Generates `lib/db/generated` from prisma/schema.prisma, unless it was made from this very schema by this Prisma.
 * @param {string} root
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function generateClient(root) {
  const stamp = path.join(root, "lib/db/generated/.made-from");
  const wanted = await source(root);
  if ((await readFile(stamp, "utf8").catch(() => "")) === wanted) return false;
  const { code, output } = await runProgram([path.join(root, "node_modules/.bin/prisma"), "generate"], {
    cwd: root,
    env: NO_ENGINE_DOWNLOAD,
  });
  if (code !== 0) {
    throw new Sentence(
      `Prisma could not generate its client from prisma/schema.prisma:\n${lastLines(output)}`,
    );
  }
  await writeFile(stamp, wanted);
  return true;
}

/** @param {string} root */
async function source(root) {
  const hash = createHash("sha256");
  for (const file of ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"]) {
    hash.update(await readFile(path.join(root, file)));
  }
  return hash.digest("hex");
}
