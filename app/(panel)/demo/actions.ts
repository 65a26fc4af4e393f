"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { readDemoFile } from "@/lib/use-cases/read-demo";
import { resetDemo } from "@/lib/use-cases/reset-demo";

/** Brings the guided demo back to its start. */
export const resetDemoAction = defineAction({
  name: "demo.reset",
  roles: MAY_CHANGE,
  input: z.object({}),
  target: () => "demo",
  run: ({ actor }) => resetDemo(actor),
  describe: ({ message }) => ({ outcome: "done", detail: message }),
});

/** Has one of the demo's NFS clients read a file through its tunnel. */
export const readDemoFileAction = defineAction({
  name: "demo.read-file",
  roles: MAY_CHANGE,
  input: z.object({ client: z.string().max(80) }),
  target: ({ client }) => `demo client ${client}`,
  run: (_ctx, { client }) => readDemoFile(client),
  describe: ({ file }) => ({ outcome: "done", detail: `Read ${file} through its tunnel.` }),
});
