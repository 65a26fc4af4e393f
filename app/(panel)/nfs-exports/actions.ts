"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { ExportForm } from "@/lib/nfs/export-form";
import { draftExportChange } from "@/lib/use-cases/draft-export-change";
import { openAppliance } from "@/lib/use-cases/open-appliance";

const Path = z.string().min(1).max(4096);

/** The text that an export form, or a button, stands for, to be reviewed and applied like any other. Changes nothing. */
export const draftExportChangeAction = defineAction({
  name: "exports.draft",
  needsNoRoom: true,
  roles: MAY_CHANGE,
  input: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("create"), form: ExportForm }),
    z.object({ kind: z.literal("edit"), path: Path, form: ExportForm }),
    z.object({
      kind: z.enum(["remove", "disable", "enable", "tunnel-only"]),
      paths: z.array(Path).min(1).max(500),
    }),
  ]),
  target: (change) => {
    if (change.kind === "create") return change.form.path;
    return change.kind === "edit" ? change.path : change.paths.join(", ").slice(0, 200);
  },
  run: async (_ctx, change) => {
    const appliance = await openAppliance();
    return appliance.ok ? draftExportChange(appliance.value, change) : appliance;
  },
});
