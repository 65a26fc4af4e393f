import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Clone } from "@/scripts/bootstrap/clone.mjs";
import { runProgram } from "@/scripts/bootstrap/run-program.mjs";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Note } from "@/scripts/bootstrap/session.mjs";

/** What the production build is made from; other files at the root and below have no part in it. */
const INPUTS = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "package-lock.json",
  "package.json",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
];

const STAMP = ".next/inflight-built-from";

/** The production build, made anew where anything it is made from has changed. */
export async function ensureBuild(clone: Clone, note: Note): Promise<void> {
  if (await isBuilt(clone.root)) {
    note("up to date");
    return;
  }
  await clone.requireUnused();
  await makeBuild(clone.root);
  note("made");
}

/** Whether the build there is was made from what there is now. */
export async function isBuilt(root: string): Promise<boolean> {
  const made = await readFile(path.join(root, STAMP), "utf8").catch(() => "");
  return made === (await hashInputs(root, INPUTS));
}

/** Makes the production build. Nothing may run from the one there is. */
export async function makeBuild(root: string): Promise<void> {
  const wanted = await hashInputs(root, INPUTS);
  await rm(path.join(root, STAMP), { force: true });
  const { code, output } = await runProgram([path.join(root, "node_modules/.bin/next"), "build"], {
    cwd: root,
    env: { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  });
  if (code !== 0) throw await buildFailure(root, output);
  await writeFile(path.join(root, STAMP), wanted);
}

/** One hash over names and contents of files and, recursively, folders; tests and missing entries count as nothing. */
export async function hashInputs(root: string, inputs: readonly string[]): Promise<string> {
  const hash = createHash("sha256").update(process.versions.modules);
  const files = (await Promise.all(inputs.map((input) => listFiles(root, input)))).flat().sort();
  for (const file of files) {
    const content = createHash("sha256").update(await readFile(path.join(root, file)));
    hash.update(`${file}\0${content.digest("hex")}\n`);
  }
  return hash.digest("hex");
}

async function listFiles(root: string, input: string): Promise<string[]> {
  try {
    const entries = await readdir(path.join(root, input), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code === "ENOTDIR") return [input];
    if (error.code === "ENOENT") return [];
    throw error;
  }
}

/** Its errors come before the warnings of other files: what is shown begins with the first, the whole is kept. */
async function buildFailure(root: string, output: string): Promise<Sentence> {
  const log = path.join(root, ".inflight/clone/build.log");
  await mkdir(path.dirname(log), { recursive: true });
  await writeFile(log, output);
  const lines = output.split("\n").filter((line) => !/^\s+at /.test(line));
  const first = lines.findIndex((line) => /\berror\b/i.test(line));
  const shown = first === -1 ? lines.slice(-30) : lines.slice(first, first + 30);
  return new Sentence(
    `The production build failed. Its whole output is in ${log}.\n${shown.join("\n").trim()}`,
  );
}
