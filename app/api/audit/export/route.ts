import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { RawReply } from "@/lib/actions/raw-reply";
import { exportAudit } from "@/lib/audit/export";
import { AUDIT_FORMATS } from "@/lib/audit/formats";
import { STAFF } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";

const FILES = { jsonl: "audit.jsonl", syslog: "audit.log" } as const;

/** `?format=jsonl` or `syslog`: the newest lines of the audit log as a file, oldest first. `npm run audit:export` has all of them. */
export const GET = defineRead({
  name: "audit.export",
  roles: STAFF,
  input: z.object({ format: z.enum(AUDIT_FORMATS) }),
  run: async (_ctx, { format }) =>
    ok(
      new RawReply(new TextEncoder().encode(await exportAudit(format)), {
        "content-type": format === "jsonl" ? "application/jsonl; charset=utf-8" : "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="${FILES[format]}"`,
      }),
    ),
});
