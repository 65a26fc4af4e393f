import { createRequire } from "node:module";
import * as z from "zod";
import { builtActions } from "../../e2e/fixtures/doors";
import { decoded, type Person } from "./person";

/** React's own encoder of what a page sends to a server action (Next brings it, without types). */
const { encodeReply } = z
  .object({ encodeReply: z.custom<(args: unknown) => Promise<FormData | string>>() })
  .parse(createRequire(import.meta.url)("next/dist/compiled/react-server-dom-turbopack/client.edge.js"));

const Outcome = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string() }) }),
]);
type Outcome = z.infer<typeof Outcome>;

/** The server actions of the production build, called as its pages call them. */
export function serverActions() {
  const built = builtActions();
  return async (person: Person, name: string, input: unknown): Promise<Outcome> => {
    const action = built.find((each) => each.name.endsWith(` ${name}`));
    if (action === undefined) throw new Error(`The build has no action ${name}.`);
    const body = await encodeReply([input]);
    const type = typeof body === "string" ? { "content-type": "text/plain;charset=UTF-8" } : {};
    const answer = await person.post(action.page, body, { "next-action": action.id, ...type });
    // Rows of React's Flight format, `NUMBER:JSON`: row 0 says which row is the action's value, 1 here always.
    const row = /^1:(\{.*)$/mu.exec(decoded(answer))?.[1];
    if (answer.status !== 200 || row === undefined) {
      throw new Error(`${name} was answered ${String(answer.status)}.`);
    }
    return Outcome.parse(JSON.parse(row));
  };
}

export type CallAction = ReturnType<typeof serverActions>;
