import { createInterface } from "node:readline";

interface Ready {
  /** Of the panel. */
  readonly url: string;
  /** The lines before. */
  readonly said: readonly string[];
}

/** What `npm run up` or `npm run demo` says until it serves; throws with it where it ends before. */
export async function readyLine(output: NodeJS.ReadableStream): Promise<Ready> {
  const said: string[] = [];
  const reader = createInterface(output);
  for await (const line of reader) {
    if (line.startsWith("ready ")) {
      output.resume();
      return { url: line.slice("ready ".length), said };
    }
    said.push(line);
  }
  throw new Error(`The panel's start ended before it was ready:\n${said.join("\n")}`);
}
