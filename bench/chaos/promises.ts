import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { openConnection } from "@/lib/db/connection";
import { dataDir as placesIn } from "@/lib/shared/data-dir";
import type { Ledger } from "./changes";

const run = promisify(execFile);

type Broken = (sentence: string) => void;

/** What the panel's data have to say once everything has come to rest. */
export async function checkDatabase(
  dataDir: string,
  ledgers: readonly Ledger[],
  tunnels: ReadonlyMap<string, string>,
  broken: Broken,
): Promise<string> {
  const client = openConnection(placesIn(dataDir).database);
  const rows = async (sql: string, ...args: string[]) => (await client.execute({ sql, args })).rows;
  try {
    const integrity = (await rows("PRAGMA integrity_check")).map((row) => textOf(row[0])).join("; ");
    if (integrity !== "ok") broken(`The database is damaged: ${integrity}`);

    const unsettled = await rows(
      `SELECT "id", "state" FROM "revision" WHERE "settledAt" IS NULL OR "inFlight" IS NOT NULL`,
    );
    for (const row of unsettled)
      broken(`The revision ${textOf(row["id"])} is not settled: ${textOf(row["state"])}.`);

    const outside = await rows(`SELECT "id" FROM "revision" WHERE "origin" = 'outside'`);
    // Nobody but the panel wrote these files: what it took for somebody else's is a change of its own that it lost.
    for (const row of outside)
      broken(`The panel did not know a change of its own again: ${textOf(row["id"])}.`);

    for (const { asked } of ledgers) {
      for (const { id, before, after, answer } of asked.filter((each) => each.answer === "applied")) {
        const [row] = await rows(
          `SELECT r."state", b."bytes" AS "before", a."bytes" AS "after" FROM "revision" r
           JOIN "blob" b ON b."tag" = r."beforeTag" JOIN "blob" a ON a."tag" = r."afterTag" WHERE r."id" = ?`,
          id,
        );
        if (row === undefined) broken(`The change ${id} was answered “${answer}” and is not in History.`);
        else if (textOf(row["state"]) !== "applied")
          broken(`The change ${id} was answered “${answer}” and is ${textOf(row["state"])}.`);
        else if (textOf(row["before"]) !== before || textOf(row["after"]) !== after)
          broken(`The change ${id} is not kept as it was.`);
      }
    }
    for (const [id, clientName] of tunnels) {
      const [row] = await rows(`SELECT "clientName" FROM "tunnel_profile" WHERE "id" = ?`, id);
      if (row === undefined || textOf(row["clientName"]) !== clientName)
        broken(`The tunnel of ${clientName} is lost.`);
    }
    const states = await rows(`SELECT "state", count(*) AS "count" FROM "revision" GROUP BY "state"`);
    return states.map((row) => `${textOf(row["state"])} ${textOf(row["count"])}`).join(", ");
  } finally {
    client.close();
  }
}

/** The files the daemons read hold what History says, and held nothing else at any time. */
export function checkContents(
  { file, known }: Ledger,
  { seen, missing }: { readonly seen: ReadonlySet<string>; readonly missing: number },
  broken: Broken,
): void {
  if (missing > 0) broken(`${file.name} was not there ${String(missing)} times.`);
  for (const text of seen)
    if (!known.has(text)) broken(`${file.name} held a text that nobody asked for: ${text.slice(-200)}`);
}

/** The chain of the audit log, as `npm run audit:verify` tells it. */
export async function checkAudit(dataDir: string, broken: Broken): Promise<string> {
  const verify = ["--import", "tsx", "scripts/audit.mjs", "verify", "--data-dir", dataDir];
  try {
    return (await run(process.execPath, verify)).stdout.trim();
  } catch (error) {
    broken(`The audit log does not verify: ${error instanceof Error ? error.message : ""}`);
    return "broken";
  }
}

/** Names that only something unfinished bears. */
const UNFINISHED = [/\.inflight-\d+-[0-9a-f]{32}$/, /\.\d+-[0-9a-f-]{36}$/, /^\.(?:new|restoring)-/];

export async function checkLeftovers(dataDir: string, broken: Broken): Promise<void> {
  for (const name of await readdir(dataDir, { recursive: true })) {
    if (UNFINISHED.some((pattern) => pattern.test(path.basename(name)))) broken(`Left behind: ${name}`);
  }
}

function textOf(value: unknown): string {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString("utf8");
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint"
    ? String(value)
    : "";
}
