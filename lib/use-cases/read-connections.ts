import type { Host } from "@/lib/host/host";
import { readSmbStatus, type ShareConnection } from "@/lib/samba/smbstatus";
import { fail, type Result } from "@/lib/shared/result";

/** Who is connected to which share now, from `smbstatus --json`. */
export async function readConnections(host: Host): Promise<Result<readonly ShareConnection[]>> {
  const outcome = await host.run(["smbstatus", "--json"], { maxOutput: 64 * 1024 * 1024 });
  if (outcome.kind === "exited" && outcome.code === 0) return readSmbStatus(outcome.stdout);
  return fail({
    code: "unknown",
    message:
      "Who is connected is not known: smbstatus gave no report. It needs a running smbd and root's rights.",
    ...("stderr" in outcome && outcome.stderr !== "" ? { detail: outcome.stderr.trim() } : {}),
  });
}
