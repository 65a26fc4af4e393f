import path from "node:path";
import { contentOf, filesBelow } from "../fixtures/folder-files";
import { formsOf } from "./known";
import type { SeenProcesses } from "./process-watch";

interface Swept {
  readonly dataDir: string;
  readonly secrets: readonly string[];
  /** None where somebody else looks at them. */
  readonly processes?: SeenProcesses;
}

/** Keys of the panel that lie in files of their own, each beside the only files that may hold it. */
const OWN_KEYS = [/^secret$/u, /^[\w-]*key$/u, /^tls\/.*key/u];

/**
 * Where secrets that were used in a run have got to: a sentence for each, none where all is well. Looks through every file
 * of the data folder (the database and what SQLite keeps beside it, every log, the box), every command line and every environment that was seen.
 */
export function sweep({ dataDir, secrets, processes }: Swept): readonly string[] {
  const files = filesBelow(dataDir);
  const { commandLines = [], environments = [] } = processes ?? {};
  const looked = [...secrets.map((secret) => ({ secret, home: "" })), ...ownKeys(dataDir, files)];
  return looked.flatMap(({ secret, home }, at) => {
    const forms = formsOf(secret);
    const holds = (text: string) => forms.some((form) => text.includes(form));
    // Files are read byte for byte, and compared with the bytes of each form.
    const bytes = forms.map((form) => Buffer.from(form).toString("latin1"));
    const isIn = (file: string) => {
      const content = contentOf(path.join(dataDir, file));
      return bytes.some((form) => content.includes(form));
    };
    const name = home === "" ? `secret ${String(at + 1)} (${secret.slice(0, 3)}…)` : `the key of ${home}`;
    return [
      ...files.filter((file) => file !== home && isIn(file)).map((file) => `${name} stands in ${file}`),
      ...[...commandLines]
        .filter(holds)
        .map((line) => `${name} stood in a command line: ${line.slice(0, 80)}`),
      ...[...environments]
        .filter(holds)
        .map((line) => `${name} stood in the environment of ${line.slice(0, 80)}`),
    ];
  });
}

function ownKeys(dataDir: string, files: readonly string[]) {
  return files
    .filter((file) => OWN_KEYS.some((each) => each.test(file)))
    .flatMap((home) =>
      contentOf(path.join(dataDir, home))
        .split("\n")
        .filter((line) => line.length >= 16 && !line.startsWith("-----"))
        .map((secret) => ({ secret, home })),
    );
}
