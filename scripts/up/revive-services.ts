import { setTimeout as pause } from "node:timers/promises";
import type { ServiceName } from "@/lib/host/host";
import { processNow } from "@/lib/host/local-process";
import type { Appliance } from "@/lib/sandbox/appliance";
import type { Session } from "@/scripts/bootstrap/session.mjs";
import { restartDelay } from "@/scripts/up/restarts";

const LOOK_MS = 1_000;
const TITLES: Readonly<Record<ServiceName, string>> = {
  smbd: "Samba",
  nfs: "NFS server",
  sshd: "SSH server",
};

/**
 * Starts a service of the box again where its process ended and nobody had told it to, until the run stops. A service that
 * is not installed, or has never started, is left alone.
 */
export function reviveServices(session: Session, appliance: Appliance): void {
  let reviving: Promise<unknown> = Promise.resolve();
  session.onStop(() => reviving);
  for (const name of ["smbd", "nfs", "sshd"] as const) void watch(name);

  async function watch(name: ServiceName): Promise<void> {
    const ends: number[] = [];
    let pid = (await appliance.host.service(name).status()).pid;
    for (;;) {
      await pause(LOOK_MS, undefined, { ref: false });
      if (session.isStopping()) return;
      // One look at a process that is known costs nothing; a service's status looks at every process there is.
      if (pid !== null && (await processNow(pid)) !== null) continue;
      const status = await appliance.host.service(name).status();
      ({ pid } = status);
      if (pid !== null || status.state !== "failed") continue;
      await pause(restartDelay([...ends, Date.now()]), undefined, { ref: false });
      if (session.isStopping()) return;
      const revived = appliance.revive(name);
      reviving = Promise.allSettled([reviving, revived]);
      const outcome = await revived;
      if (outcome.ok && outcome.value === null) continue;
      ends.push(Date.now());
      if (!outcome.ok) {
        session.line(`The box's ${TITLES[name]} ended and cannot be started again: ${outcome.error.message}`);
        continue;
      }
      pid = outcome.value?.pid ?? null;
      session.line(`The box's ${TITLES[name]} ended unexpectedly and was started again.`);
    }
  }
}
