import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { RawReply } from "@/lib/actions/raw-reply";
import { MAY_CHANGE, MAY_LOOK } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";
import { readRevisionContent } from "@/lib/use-cases/list-revisions";

/** What the file held before or after one revision, byte for byte. Keys are for the role admin. */
export const GET = defineRead({
  name: "revisions.content",
  roles: MAY_LOOK,
  input: z.object({ id: z.uuid(), side: z.enum(["before", "after"]).default("after") }),
  run: async ({ actor }, { id, side }) => {
    const content = await readRevisionContent(id, side, MAY_CHANGE.includes(actor.role));
    if (!content.ok) return content;
    const headers = { "content-type": "application/octet-stream", "x-tag": content.value.tag };
    return ok(new RawReply(content.value.bytes, headers));
  },
});
