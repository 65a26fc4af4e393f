import path from "node:path";
import type { TunnelDoor } from "@/lib/host/host";
import type { Layout } from "@/lib/sandbox/layout";

/** The account of the box's that tunnels sign in to. It is in the box's own passwd file alone. */
export const TUNNEL_ACCOUNT = "inflight-tunnel";

/** Where the box's SSH server has its things. Absolute paths. */
export interface SshLayout extends TunnelDoor {
  readonly conf: string;
  readonly hostKey: string;
  readonly logFile: string;
  readonly pidFile: string;
  /** Login shell of the tunnel account. */
  readonly shell: string;
  readonly passwd: string;
  readonly group: string;
  /** What sshd sees as /run. */
  readonly run: string;
}

export function sshLayout({ dir, pid, runtime }: Layout): SshLayout {
  const logFile = path.join(dir, "ssh", "sshd.log");
  return {
    account: TUNNEL_ACCOUNT,
    authorizedKeys: path.join(dir, "tunnels", "authorized_keys"),
    notes: path.join(dir, "tunnels", "live"),
    hold: path.join(dir, "tunnels", "inflight-hold"),
    log: logFile,
    shell: path.join(dir, "tunnels", "tunnel-shell"),
    conf: path.join(dir, "control", "sshd_config"),
    hostKey: path.join(dir, "ssh", "ssh_host_ed25519_key"),
    logFile,
    pidFile: path.join(pid, "sshd.pid"),
    passwd: path.join(dir, "control", "ssh-passwd"),
    group: path.join(dir, "control", "ssh-group"),
    run: path.join(runtime, "ssh"),
  };
}
