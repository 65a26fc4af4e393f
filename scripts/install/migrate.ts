import { interruptedRestore } from "@/lib/backup/restore";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { migrate } from "@/lib/db/migrate";

/** Brings the database of the panel to where its sources are, before it starts: `ExecStartPre` of inflight.service. */
process.umask(0o077);
const interrupted = interruptedRestore(env().dataDir);
if (interrupted !== null) {
  console.error(interrupted);
  process.exit(1);
}
const migrated = await migrate(dataDir(env().dataDir).database);
if (!migrated.ok) {
  console.error([migrated.error.message, migrated.error.detail].filter(Boolean).join("\n"));
  process.exit(1);
}
for (const name of migrated.value.applied) console.log(`The database was brought forward: ${name}.`);
