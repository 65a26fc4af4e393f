import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where numbers are written as each language does. */
const FORMAT = "lib/words/format.ts";

/** What writes a number as English does, whoever reads it: its decimal point, or its per cent sign. */
const ENGLISH = /\.toFixed\(|\.toLocale(?:Date|Time)?String\(|Intl\.NumberFormat|\} ?%(?=[\s`"'<.,;)])/u;

it("every number that somebody reads goes through lib/words/format, which knows the language", () => {
  const found = ["app", "components", "lib"]
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.|\/testing\/|\/generated\//u.test(file))
    .filter((file) => file !== FORMAT && ENGLISH.test(readFileSync(path.join(root, file), "utf8")));
  expect(found).toEqual([]);
});
