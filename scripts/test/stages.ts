import type { Outcome } from "@/scripts/test/outcome";
import { readPlaywrightReport, readVitestReport } from "@/scripts/test/reports";

/** One part of `npm test`: programs run in turn until one fails. */
export interface Stage {
  readonly name: string;
  /** Programs of node_modules/.bin with their arguments. */
  readonly commands: readonly (readonly [string, ...string[]])[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where the last program counts tests: its report, and how to read it. Else the stage is one test. */
  readonly report?: { readonly file: string; readonly read: (json: string) => Outcome };
}

/** Every stage, quickest first; reports go to `folder`. */
export function allStages(folder: string): readonly Stage[] {
  return [
    { name: "format", commands: [["biome", "format", "."]] },
    {
      name: "types",
      commands: [
        ["next", "typegen"],
        ["tsc", "--noEmit"],
      ],
    },
    {
      name: "lint",
      commands: [
        ["eslint", "--cache", "--cache-location", "node_modules/.cache/eslint/", "--max-warnings", "0", "."],
      ],
    },
    { name: "unused", commands: [["knip"]] },
    vitest("unit", folder),
    vitest("integration", folder),
    {
      name: "e2e",
      commands: [["playwright", "test", "--reporter=list,json"]],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: `${folder}/e2e.json` },
      report: { file: `${folder}/e2e.json`, read: readPlaywrightReport },
    },
  ];
}

function vitest(project: string, folder: string): Stage {
  const file = `${folder}/${project}.json`;
  return {
    name: project,
    commands: [
      [
        "vitest",
        "run",
        "--project",
        project,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${file}`,
      ],
    ],
    report: { file, read: readVitestReport },
  };
}
