import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_ADMINISTER } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";
import { listAccounts } from "@/lib/use-cases/list-accounts";

export const GET = defineRead({
  name: "accounts.list",
  roles: MAY_ADMINISTER,
  input: z.object({}),
  run: async ({ session }) => ok({ accounts: await listAccounts(session.user.id) }),
});
