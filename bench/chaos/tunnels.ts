import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import type { Person } from "../http/person";
import type { ChangeContext } from "./changes";
import { between } from "@/lib/shared/testing/random";
import { FIRST_FORM } from "@/lib/tunnels/first-form";

const Saved = z.object({ id: z.uuid() });

/** Makes tunnel profiles until told to stop; those that the panel said it saved, by their ids, with their clients' names. */
export async function keepMakingTunnels(
  person: Person,
  { call, random, stopping, requests }: ChangeContext,
): Promise<ReadonlyMap<string, string>> {
  const saved = new Map<string, string>();
  for (let turn = 0; !stopping.aborted; turn += 1) {
    const clientName = `chaos-${String(turn)}`;
    try {
      const answer = await call(person, "saveTunnelAction", { id: null, form: formOf(clientName) });
      if (answer.ok) saved.set(Saved.parse(answer.value).id, clientName);
      requests.add(`tunnel ${answer.ok ? "saved" : answer.error.code}`);
    } catch {
      requests.add("tunnel, panel away");
    }
    await pause(between(random, 500, 3_000));
  }
  return saved;
}

function formOf(clientName: string) {
  return {
    ...FIRST_FORM,
    clientName,
    serverAddress: "nas.example.com",
    sshUser: "tunnel",
    localNfsPort: 20_490,
    localMountPort: 20_491,
    exports: [{ path: "/srv/data", mountPoint: "/mnt/data", options: "" }],
  };
}
