import { parseArgs } from "node:util";
import { areaOf } from "@/scripts/words/area";
import { extractWords } from "@/scripts/words/extract";
import { germanFiles } from "@/scripts/words/german-files";

const HELP = `npm run words [-- --area NAME]

Prints each text of the panel that lib/words/de does not have yet, as JSON to be filled in, by part of the panel (the name of the file it
belongs in), and what of lib/words/de nobody says any more. Ends with status 1 where there is any.`;

const root = process.cwd();
const { values } = parseArgs({
  options: { area: { type: "string" }, help: { type: "boolean", default: false } },
});
if (values.help) console.log(HELP);
else {
  const { said, mistakes } = extractWords(root);
  const known = new Map(
    germanFiles(root).flatMap(({ area, texts }) => texts.map(([text]) => [text, area] as const)),
  );
  const wanted = (area: string) => values.area === undefined || values.area === area;
  const missing = said.filter(({ text, file }) => !known.has(text) && wanted(areaOf(file)));
  for (const area of new Set(missing.map(({ file }) => areaOf(file)))) {
    const texts = missing.filter(({ file }) => areaOf(file) === area).map(({ text }) => [text, ""]);
    console.log(`${area}.json\n${JSON.stringify(Object.fromEntries(texts), null, 2)}`);
  }
  const texts = new Set(said.map(({ text }) => text));
  const stale = [...known].filter(([text, area]) => !texts.has(text) && wanted(area));
  for (const [text, area] of stale) console.log(`${area}.json: nobody says ${JSON.stringify(text)}`);
  const wrong = mistakes.filter(({ file }) => wanted(areaOf(file)));
  for (const { file, line, what } of wrong) console.log(`${file}:${String(line)}: ${what}`);
  if (missing.length + stale.length + wrong.length > 0) process.exitCode = 1;
}
