import type { Host } from "@/lib/host/host";
import { describeOutcome } from "@/lib/host/outcome";
import { fail, ok, type Result } from "@/lib/shared/result";
import { readSsReport, type SshConnection } from "@/lib/tunnels/live/ss-report";
import { t } from "@/lib/words/t";

/** An open TCP connection to a port of the appliance, with what the kernel counted on it. */
export type TcpConnection = SshConnection;

/**
 * The open connections to any of these ports.
 *
 * @param unknown what is not known where ss does not answer, said, as the beginning of a sentence
 */
export async function tcpConnections(
  host: Host,
  ports: readonly number[],
  unknown: string,
): Promise<Result<readonly TcpConnection[]>> {
  const places = ports.map((port) => `sport = :${String(port)}`).join(" or ");
  const asked = await host.run(["ss", "-Htinp", "state", "established", `( ${places} )`]);
  if (asked.kind === "exited" && asked.code === 0) return ok(readSsReport(asked.stdout));
  const message = t(
    "{unknown}: the program ss did not answer. Install iproute2 on the appliance, then try again.",
    { unknown },
  );
  return fail({ code: "no-ss", message, detail: describeOutcome(asked) });
}
