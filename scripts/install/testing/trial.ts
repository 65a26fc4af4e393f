import { randomUUID } from "node:crypto";
import type { Host } from "@/lib/host/host";
import { FIRST_FORM } from "@/lib/tunnels/first-form";
import { ProfileForm } from "@/lib/tunnels/profile";
import { applyChange } from "@/lib/use-cases/apply-change";
import { managedFiles } from "@/lib/use-cases/managed-files";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readLiveTunnels } from "@/lib/use-cases/read-live-tunnels";
import { revokeTunnel } from "@/lib/use-cases/revoke-tunnel";
import { saveTunnel } from "@/lib/use-cases/save-tunnel";
import { surveyAppliance } from "@/lib/use-cases/survey-appliance";
import { allTunnels } from "@/lib/use-cases/find-tunnel-profile";

/**
 * Goes through the panel's own use-cases with this machine as the appliance, as whoever it is run as, and prints what came of it
 * as JSON. Run as a process; its arguments are a verb and what that needs.
 */
const actor = { username: "admin", role: "admin", address: "127.0.0.1" } as const;

const VERBS: Readonly<Record<string, (host: Host, ...args: readonly string[]) => Promise<unknown>>> = {
  survey: (host) => surveyAppliance(host),
  read: async (host, file = "") => {
    const read = await host.readFile(file);
    return read.ok ? Buffer.from(read.value.bytes).toString() : read.error.code;
  },
  /** Puts a text at the end of a managed file. */
  append: applyText,
  tunnel: (host, publicKey = "") =>
    saveTunnel(
      host,
      actor,
      null,
      ProfileForm.parse({ ...FIRST_FORM, clientName: "web-01", serverAddress: "127.0.0.1", publicKey }),
    ),
  live: async (host) => {
    const live = await readLiveTunnels(
      host,
      (await allTunnels()).map(({ profile }) => profile),
    );
    return live.ok ? [...live.value.byProfile.values()] : live;
  },
  revoke: async (host) => revokeTunnel(host, actor, (await allTunnels())[0]?.profile.id ?? ""),
};

async function applyText(host: Host, name = "", text = ""): Promise<unknown> {
  const file = managedFiles.find((each) => each.name === name);
  if (!file) throw new Error(`No managed file is named ${name}.`);
  const current = await host.readFile(file.path(host));
  if (!current.ok) return current;
  const { bytes, tag } = current.value;
  const candidate = new Uint8Array(Buffer.concat([bytes, Buffer.from(`${text}\n`)]));
  const { warningsDigest } = await file.check(host, candidate, bytes);
  return applyChange({
    file,
    host,
    actor,
    origin: "panel",
    request: {
      candidate,
      baseTag: tag,
      reason: "Trial",
      activation: "restart",
      acknowledged: warningsDigest,
      changeId: randomUUID(),
    },
  });
}

const [verb = "", ...args] = process.argv.slice(2);
const appliance = await openAppliance();
if (!appliance.ok) throw new Error(appliance.error.message);
const outcome = await VERBS[verb]?.(appliance.value, ...args);
console.log(JSON.stringify(outcome));
process.exit(0);
