import { closeDatabases } from "@/lib/db/client";
import type { FirstPasswords } from "@/lib/shared/env";
import { ensureFirstAccounts } from "@/lib/use-cases/ensure-first-accounts";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Session } from "@/scripts/bootstrap/session.mjs";

/** Makes the first accounts; prints a password that was made up, at once and never again. */
export async function ensureAccounts(session: Session, given: FirstPasswords): Promise<void> {
  const made = await session.step("First accounts", async (note) => {
    try {
      const result = await ensureFirstAccounts(given);
      if (!result.ok) throw new Sentence(result.error.message);
      note(result.value.length === 0 ? "there" : "made");
      return result.value;
    } finally {
      await closeDatabases();
    }
  });
  for (const { username, password } of made) {
    if (password === undefined) continue;
    session.line(`  User name ${username}, password ${password} (shown this once: note it down)`);
  }
}
