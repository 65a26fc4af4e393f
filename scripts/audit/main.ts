import { once } from "node:events";
import { existsSync } from "node:fs";
import { exportWholeAudit } from "@/lib/audit/export";
import { AUDIT_FORMATS } from "@/lib/audit/formats";
import { ACCEPTED_END } from "@/lib/audit/lost-end";
import { recordAudit } from "@/lib/audit/record";
import { verdictWords } from "@/lib/audit/verdict";
import { verifyAudit } from "@/lib/audit/verify";
import { closeDatabases } from "@/lib/db/client";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";

/**
 * Verifies, exports or accepts the end of the audit log of the data folder that the environment names, the panel running or not. Returns the exit
 * status.
 */
export async function audit(verb: string, wanted: string, help: string): Promise<0 | 1> {
  const format = AUDIT_FORMATS.find((each) => each === wanted);
  if (format === undefined || !(verb === "verify" || verb === "export" || verb === "accept")) {
    console.error(help);
    return 1;
  }
  if (!existsSync(dataDir(env().dataDir).database)) {
    console.error(`There is no panel's data in ${env().dataDir}. Name its folder with --data-dir.`);
    return 1;
  }
  try {
    if (verb === "export") return await write(format);
    if (verb === "accept") await recordAudit(ACCEPTED_END);
    return await verify();
  } finally {
    await closeDatabases();
  }
}

async function verify(): Promise<0 | 1> {
  const verdict = await verifyAudit();
  console.log(verdictWords(verdict));
  return verdict.broken === null ? 0 : 1;
}

async function write(format: (typeof AUDIT_FORMATS)[number]): Promise<0> {
  for await (const line of exportWholeAudit(format)) {
    if (!process.stdout.write(line)) await once(process.stdout, "drain");
  }
  return 0;
}
