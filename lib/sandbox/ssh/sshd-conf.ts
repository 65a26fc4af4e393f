import { type SshLayout, TUNNEL_ACCOUNT } from "@/lib/sandbox/ssh/ssh-layout";

/**
 * sshd_config(5) of the box: loopback alone, one account, keys alone, forwards alone. What a key may reach is in its own line of
 * authorized_keys.
 */
export function sshdConf(layout: SshLayout, port: number): string {
  return [
    "# Written by Inflight at each start.",
    `Port ${String(port)}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${quoted(layout.hostKey)}`,
    `AuthorizedKeysFile ${quoted(layout.authorizedKeys)}`,
    `PidFile ${quoted(layout.pidFile)}`,
    `AllowUsers ${TUNNEL_ACCOUNT}`,
    "AuthenticationMethods publickey",
    "PasswordAuthentication no",
    "KbdInteractiveAuthentication no",
    "PermitRootLogin no",
    "UsePAM no",
    // The box may lie in a temporary folder that everybody may write to; the file itself is root's.
    "StrictModes no",
    "AllowTcpForwarding local",
    "AllowStreamLocalForwarding no",
    "AllowAgentForwarding no",
    "X11Forwarding no",
    "PermitTunnel no",
    "PermitTTY no",
    "PermitUserRC no",
    "PrintMotd no",
    "UseDNS no",
    // A client that is gone is noticed within a minute.
    "ClientAliveInterval 15",
    "ClientAliveCountMax 3",
    "MaxStartups 100:30:300",
    // Tells of accepted keys by fingerprint, and of refused forwards.
    "LogLevel VERBOSE",
    "",
  ].join("\n");
}

/** sshd takes a path with blanks in double quotes; a box's path has neither quotes nor backslashes. */
function quoted(file: string): string {
  // A percent sign begins a token in AuthorizedKeysFile; a box's path has none (see `applianceLayout`).
  return `"${file}"`;
}
