import { closeDatabases } from "@/lib/db/client";
import { ensureFirstAccounts } from "@/lib/use-cases/ensure-first-accounts";

/** Makes the first accounts, and prints passwords that were made up: at the installer's terminal, never into the journal. */
process.umask(0o077);
const made = await ensureFirstAccounts();
await closeDatabases();
if (!made.ok) {
  console.error(made.error.message);
  process.exit(1);
}
for (const { username, password } of made.value) {
  console.log(
    password === undefined
      ? `User name ${username}, with the password given.`
      : `User name ${username}, password ${password} (shown this once: note it down)`,
  );
}
