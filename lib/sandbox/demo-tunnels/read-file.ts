import path from "node:path";
import type { DemoFileRead, DemoTunnelPlan } from "@/lib/host/demo-tunnels";
import type { Host } from "@/lib/host/host";
import { describeOutcome } from "@/lib/host/outcome";
import { FILE_OF } from "@/lib/sandbox/demo-tunnels/cast";
import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

const PATIENCE_MS = 10_000;
const LONGEST = 4_096;

/** Reads a file of the profile's export through the tunnel, with libnfs's own client, at the client's local ports. */
export async function readThrough(
  host: Pick<Host, "run">,
  address: string,
  { exportPath, forwards, isVersion3 }: DemoTunnelPlan,
): Promise<Result<DemoFileRead>> {
  const name = FILE_OF[path.basename(exportPath)];
  if (name === undefined) {
    const message = t(
      "The demo client knows no file of {exportPath}: choose the export projects in its profile.",
      { exportPath },
    );
    return fail({ code: "no-file", message });
  }
  const file = path.join(exportPath, name);
  const [nfs, mount] = forwards;
  const query = isVersion3 ? `mountport=${String(mount?.local ?? 0)}` : "version=4";
  const url = `nfs://${address}${file}?nfsport=${String(nfs?.local ?? 0)}&${query}`;
  const outcome = await host.run(["nfs-cat", url], { timeoutMs: PATIENCE_MS, maxOutput: LONGEST });
  if (outcome.kind === "exited" && outcome.code === 0) {
    return ok({ at: new Date().toISOString(), file, text: outcome.stdout });
  }
  const message =
    outcome.kind === "not-found"
      ? t("nfs-cat is not installed on this machine: apt-get install libnfs-utils.")
      : t(
          "{file} could not be read through the tunnel. See whether the export is there for localhost, and insecure.",
          { file },
        );
  return fail({ code: "unread", message, detail: describeOutcome(outcome) });
}
