import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { listAudit } from "@/lib/audit/list";
import { MAY_LOOK } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";

/** `?page=1&query=…&actor=…&outcome=done`: a page of the audit log, newest first. */
export const GET = defineRead({
  name: "audit.list",
  roles: MAY_LOOK,
  input: z.object({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    query: z.string().max(200).optional(),
    actor: z.string().max(200).optional(),
    outcome: z.enum(["done", "refused", "failed", "step"]).optional(),
  }),
  run: async (_ctx, filter) => ok(await listAudit(filter)),
});
