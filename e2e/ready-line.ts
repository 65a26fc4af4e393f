import { createInterface } from "node:readline";

/** The address that `npm run up` or `npm run demo` says once it serves; throws with what it said where it ends before. */
export async function readyLine(output: NodeJS.ReadableStream): Promise<string> {
  const lines: string[] = [];
  const reader = createInterface(output);
  for await (const line of reader) {
    lines.push(line);
    if (line.startsWith("ready ")) {
      output.resume();
      return line.slice("ready ".length);
    }
  }
  throw new Error(`The panel's start ended before it was ready:\n${lines.join("\n")}`);
}
