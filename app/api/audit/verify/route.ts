import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { verdictWords } from "@/lib/audit/verdict";
import { MAY_LOOK } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";
import { checkAudit } from "@/lib/use-cases/audit-standing";

/** Walks the whole audit log and says whether it is as it was written. */
export const GET = defineRead({
  name: "audit.verify",
  roles: MAY_LOOK,
  input: z.object({}),
  run: async () => {
    const verdict = await checkAudit();
    return ok({ isWhole: verdict.broken === null, words: verdictWords(verdict) });
  },
});
