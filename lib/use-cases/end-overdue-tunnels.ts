import type { Host } from "@/lib/host/host";
import { overdue } from "@/lib/tunnels/live/overdue";
import { signalTunnels } from "@/lib/use-cases/end-tunnels";
import { allTunnels } from "@/lib/use-cases/find-tunnel-profile";
import { readLiveTunnels } from "@/lib/use-cases/read-live-tunnels";

/**
 * Ends the tunnels whose time is up and that nothing else ends: those of clients that asked for no session. Returns a sentence for
 * each. Call it now and then; what cannot be read is left for the next time.
 */
export async function endOverdueTunnels(host: Host, now = new Date()): Promise<readonly string[]> {
  const profiles = (await allTunnels()).map(({ profile }) => profile);
  const limited = profiles.filter(
    ({ publicKey, keepOpenFor }) => publicKey !== "" && keepOpenFor !== "always",
  );
  if (limited.length === 0) return [];
  const live = await readLiveTunnels(host, limited);
  if (!live.ok) return [];
  const carrying = await carryingProcesses(host);
  if (carrying === null) return [];
  const sentences: string[] = [];
  for (const { id, clientName, keepOpenFor } of limited) {
    const late = overdue(live.value.byProfile.get(id)?.open ?? [], keepOpenFor, carrying, now);
    if (late.length === 0) continue;
    await signalTunnels(host, late, "TERM");
    sentences.push(
      `A tunnel of ${clientName} was ended: it had been open for more than ${String(keepOpenFor)} minutes, without a session that the server could hold to its time.`,
    );
  }
  return sentences;
}

/** sshd's processes that hold a connection of their own making: to the NFS server, for a client. Null where it is not known. */
async function carryingProcesses(host: Host): Promise<ReadonlySet<number> | null> {
  const asked = await host.run(["ss", "-Htnp", "state", "established"]);
  if (asked.kind !== "exited" || asked.code !== 0) return null;
  const counts = new Map<number, number>();
  for (const line of asked.stdout.split("\n").filter((each) => each.includes('"sshd'))) {
    for (const [, pid] of line.matchAll(/pid=(\d+)/g))
      counts.set(Number(pid), (counts.get(Number(pid)) ?? 0) + 1);
  }
  // The client's own connection is one.
  return new Set([...counts].flatMap(([pid, count]) => (count > 1 ? [pid] : [])));
}
