import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The files of lib/words/de as they lie on disk: each part's name, and its texts with their German. `root`: the project's folder. */
export function germanFiles(
  root: string,
): readonly { readonly area: string; readonly texts: [string, string][] }[] {
  const folder = path.join(root, "lib/words/de");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({
      area: path.basename(file, ".json"),
      texts: Object.entries(
        JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Record<string, string>,
      ),
    }));
}
