import { parseArgs } from "node:util";
import { useDataFolder } from "./data-folder.mjs";
import { explain } from "./sentence.mjs";

/**
 * Runs a command of the console on the panel's data. `run` imports what it needs: the folder has to be in the environment before that is
 * read. Its answer is the exit status; what it throws is said in a sentence, and an option that is not known is answered with the help.
 *
 * @param {{
 *   help: string,
 *   options?: Record<string, { type: "string", default?: string }>,
 *   run: (positionals: string[], values: Record<string, string | undefined>) => Promise<number>,
 * }} command
 */
export async function consoleCommand({ help, options = {}, run }) {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { ...options, "data-dir": { type: "string" }, help: { type: "boolean", default: false } },
    });
    const { help: asksForHelp, ...given } =
      /** @type {{ help: boolean } & Record<string, string | undefined>} */ (values);
    if (asksForHelp) {
      console.log(help);
      return;
    }
    if (given["data-dir"] !== undefined) useDataFolder(given["data-dir"]);
    process.exitCode = await run(positionals, given);
  } catch (error) {
    const isUsage =
      error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    console.error(isUsage ? `${error.message}\n\n${help}` : explain(error));
    process.exitCode = 1;
  }
}
