import { NFS3_NULL, NFS4_NULL } from "@/lib/nfs/rpc/programs";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { Profile } from "@/lib/tunnels/profile";
import { hasMountd } from "@/lib/tunnels/profile-choices";
import { procField } from "@/lib/tunnels/quoting";
import { rpcCallOver } from "@/lib/use-cases/rpc-call";
import { type Client } from "@/lib/use-cases/set-up-ground";
import { execOver } from "@/lib/use-cases/ssh-exec";
import { t } from "@/lib/words/t";

const LISTENING = "0A";

/** Whether NFS answers the client through its own local port: the whole way, from there. */
export async function verifyTunnel({ session }: Client, profile: Profile): Promise<Result<string>> {
  const port = profile.localNfsPort;
  const opened = await session.forward(port);
  if (opened.ok) {
    try {
      const procedure = hasMountd(profile) ? NFS3_NULL : NFS4_NULL;
      const answer = await rpcCallOver(opened.value, { procedure });
      return answer.ok ? ok(t("NFS answers the client at its local port {port}.", { port })) : answer;
    } finally {
      opened.value.destroy();
    }
  }
  if (opened.error.code !== "not-allowed") {
    const message = t("The client's local port {port} does not answer, so the tunnel is not open there.", {
      port,
    });
    return fail({ code: "no-tunnel", message, detail: opened.error.detail ?? opened.error.message });
  }
  const read = await execOver(session, "cat /proc/net/tcp /proc/net/tcp6");
  if (!read.ok) return read;
  const isOpen = read.value.stdout.split("\n").some((line) => {
    const [, local = "", , state] = line.trim().split(/\s+/);
    return state === LISTENING && Number.parseInt(local.split(":")[1] ?? "", 16) === port;
  });
  if (isOpen) {
    return ok(
      t(
        "The client listens on its local port {port}. Its SSH server forwards nothing, so NFS itself was not asked.",
        { port },
      ),
    );
  }
  const message = t("Nothing listens on the client's local port {port}.", { port });
  return fail({ code: "no-tunnel", message });
}

/** Whether every mount point is mounted, and as what. */
export async function verifyMounts({ session }: Client, { exports }: Profile): Promise<Result<string>> {
  const read = await execOver(session, "cat /proc/self/mounts");
  if (!read.ok) return read;
  const mounted = new Map(
    read.value.stdout.split("\n").map((line) => {
      const [, point = "", type = ""] = line.split(" ");
      return [point, type] as const;
    }),
  );
  const missing = exports.filter(({ mountPoint }) => !mounted.has(procField(mountPoint)));
  if (missing.length > 0) {
    const message = t("Not mounted on the client: {points}. Its log tells why.", {
      points: missing.map(({ mountPoint }) => mountPoint).join(", "),
    });
    return fail({ code: "not-mounted", message });
  }
  const points = exports.map(({ mountPoint }) => {
    return `${mountPoint} (${mounted.get(procField(mountPoint)) ?? ""})`;
  });
  return ok(t("Mounted on the client: {points}.", { points: points.join(", ") }));
}
