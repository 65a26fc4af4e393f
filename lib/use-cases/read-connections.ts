import type { Host, RunOutcome } from "@/lib/host/host";
import { describeOutcome } from "@/lib/host/outcome";
import { readSmbStatus, type ShareConnection } from "@/lib/samba/smbstatus";
import { fail, type Result } from "@/lib/shared/result";

type Connections = Result<readonly ShareConnection[]>;

const running = new WeakMap<Host, Promise<Connections>>();

/**
 * Who is connected to which share now, from `smbstatus --json`. Several pages ask every few seconds: whoever asks while
 * smbstatus runs for somebody else is given the same answer.
 */
export function readConnections(host: Host): Promise<Connections> {
  const asked = running.get(host) ?? ask(host).finally(() => running.delete(host));
  running.set(host, asked);
  return asked;
}

/** The same from a report that was begun after this call: for whoever acts on it. */
export async function readConnectionsNow(host: Host): Promise<Connections> {
  await running.get(host);
  return readConnections(host);
}

async function ask(host: Host): Promise<Connections> {
  const outcome = await host.run(["smbstatus", "--json"], { maxOutput: 64 * 1024 * 1024 });
  if (outcome.kind === "exited" && outcome.code === 0 && !outcome.truncated) {
    return readSmbStatus(outcome.stdout);
  }
  return fail({
    code: "unknown",
    message: `Who is connected is not known: ${why(outcome)}`,
    detail: describeOutcome(outcome),
  });
}

function why(outcome: RunOutcome): string {
  if (outcome.kind === "not-found") {
    return "smbstatus is not installed on the appliance. It comes with Samba (on Debian in the package samba).";
  }
  if (outcome.kind === "denied") return "the panel's account may not run smbstatus. See the sudoers file.";
  if (outcome.kind === "timed-out") return "smbstatus did not end in time. It is asked again by itself.";
  if (outcome.kind === "exited" && outcome.code === 0)
    return "the report of smbstatus is too long to be read.";
  return "smbstatus gave no report. It needs a running smbd and root's rights.";
}
