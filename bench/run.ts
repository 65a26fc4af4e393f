import { parseArgs } from "node:util";
import { measureCifsShares } from "./cifs-shares";
import { measureConfigFile } from "./config-file";
import { measureExports } from "./exports";
import { machineWords } from "./machine";
import { measureNfsExports } from "./nfs-exports";
import { startPanel } from "./panel";
import { measurePosture } from "./posture";
import { type Row, tableOf } from "./row";
import { measureSessions } from "./sessions";
import { measureSmbConfParse } from "./smb-conf-parse";
import { measureTunnel } from "./tunnel";

const SUITES = [
  "parse",
  "posture",
  "exports",
  "tunnel",
  "sessions",
  "pages",
  "exports-page",
  "editor",
] as const;

/** `npm run bench [-- --only SUITE]`. Ends with status 1 where a target is missed. */
async function bench(): Promise<void> {
  const { only } = parseArgs({ options: { only: { type: "string" } } }).values;
  const wanted = SUITES.filter((suite) => only === undefined || suite === only);
  if (wanted.length === 0) throw new Error(`--only takes one of ${SUITES.join(", ")}.`);
  const { rows, chromium } = await measure(wanted);
  console.log(`\n${machineWords(chromium)}\n\n${tableOf(rows)}`);
  if (rows.some(({ met }) => !met)) process.exitCode = 1;
}

async function measure(wanted: readonly string[]): Promise<{ rows: Row[]; chromium: string | undefined }> {
  const rows: Row[] = [];
  let chromium: string | undefined;
  if (wanted.includes("parse")) rows.push(...measureSmbConfParse());
  if (wanted.includes("posture")) rows.push(...measurePosture());
  if (wanted.includes("exports")) rows.push(...measureExports());
  if (wanted.includes("tunnel")) rows.push(...(await measureTunnel()));
  if (!["sessions", "pages", "exports-page", "editor"].some((suite) => wanted.includes(suite)))
    return { rows, chromium };
  const panel = await startPanel();
  try {
    if (wanted.includes("sessions")) rows.push(...(await measureSessions(panel)));
    if (wanted.includes("pages")) rows.push(...(await measureCifsShares(panel)));
    if (wanted.includes("exports-page")) rows.push(...(await measureNfsExports(panel)));
    if (wanted.includes("editor")) {
      const editor = await measureConfigFile(panel);
      rows.push(...editor.rows);
      chromium = editor.chromium;
    }
  } finally {
    await panel.close();
  }
  return { rows, chromium };
}

await bench();
