import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SOURCE = fileURLToPath(new URL("inflight-files.ts", import.meta.url));

/**
 * The file program as one text, without packages and without the panel's folder: root runs it, and may run nothing that somebody
 * else can change.
 *
 * @param node absolute path of the Node that runs it
 */
export async function buildFileProgram(node: string, source = SOURCE): Promise<string> {
  const built = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    platform: "node",
    // Without an ending to its name Node takes a file for this.
    format: "cjs",
    target: "node20.19",
    legalComments: "none",
    banner: { js: `#!${node}\n"use strict";` },
  });
  const [file] = built.outputFiles;
  if (file === undefined) throw new Error("esbuild wrote nothing.");
  return file.text;
}
