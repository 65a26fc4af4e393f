import { type Appliance, startAppliance, stopAppliance } from "@/lib/sandbox/appliance";
import { dataDir } from "@/lib/shared/data-dir";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Session } from "@/scripts/bootstrap/session.mjs";
import { reviveServices } from "@/scripts/up/revive-services";

/**
 * Starts the Samba in the data folder, or takes over the one an earlier start left there, starts its services again where
 * they end unexpectedly, and has them ended when the run stops: the data folder is this run's alone, and so is what runs in it.
 */
export async function ensureAppliance(session: Session, root: string): Promise<void> {
  const folder = dataDir(root).appliance;
  session.onStop(() => stopAppliance(folder));
  const appliance = await session.step(
    "Sandbox appliance",
    async (note) => {
      const started = await startAppliance(folder, { nfs: true, ssh: true });
      if (!started.ok) {
        throw new Sentence([started.error.message, started.error.detail].filter(Boolean).join("\n"));
      }
      note(await describe(started.value));
      return started.value;
    },
    { finish: true },
  );
  reviveServices(session, appliance);
  for (const note of appliance.notes) session.line(`  ${note.replaceAll("\n", "\n  ")}`);
  const [user] = appliance.users;
  if (user) {
    const names = appliance.users.map(({ name, password }) => `${name} (password ${password})`);
    session.line(`  Its demo users: ${names.join(", ")}. For example:`);
    session.line(
      `  smbclient -L ${appliance.address} -p ${String(appliance.port)} -U ${user.name}%${user.password}`,
    );
  }
}

async function describe({ host, address, port }: Appliance): Promise<string> {
  const { state } = await host.service("smbd").status();
  return state === "running" ? `Samba at ${address}, port ${String(port)}` : `Samba is ${state}`;
}
