import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";
import { listRevisions, RevisionQuery } from "@/lib/use-cases/list-revisions";

/** One page of the revisions of the managed files, newest first. */
export const GET = defineRead({
  name: "revisions.list",
  roles: MAY_LOOK,
  input: RevisionQuery,
  run: async (_ctx, query) => ok(await listRevisions(query)),
});
