import { defineRead } from "@/lib/actions/gate";
import { ok } from "@/lib/shared/result";
import { listRevisions, RevisionQuery } from "@/lib/use-cases/list-revisions";

/** One page of the revisions of the managed files, newest first. */
export const GET = defineRead({
  name: "revisions.list",
  roles: ["admin", "helpdesk"],
  input: RevisionQuery,
  run: async (_ctx, query) => ok(await listRevisions(query)),
});
