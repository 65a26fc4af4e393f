import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { createSession } from "@/scripts/bootstrap/session.mjs";

it("undoes what was begun also where nobody reads along any more", async () => {
  const closed = new Writable({
    write: (_chunk, _encoding, done) => {
      done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    },
  });
  const session = createSession(closed as unknown as NodeJS.WriteStream);
  const undone: string[] = [];
  session.onStop(async () => {
    undone.push(await Promise.resolve("the process that was started"));
  });
  session.line("Stopping …");
  session.line("Once more, to a stream that has failed.");
  await new Promise((resolve) => setImmediate(resolve));
  await session.stop();
  expect(undone).toEqual(["the process that was started"]);
});
