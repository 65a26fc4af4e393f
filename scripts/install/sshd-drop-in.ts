import { SYSTEM_DOOR } from "@/lib/host/privileges/system-places";

export const SSHD_DROP_IN = "/etc/ssh/sshd_config.d/inflight-tunnel.conf";

/**
 * What sshd lets the account do that tunnels sign in to: keys alone, forwards alone. What a key may reach is in its own line of
 * authorized_keys. Other accounts are not concerned.
 */
export function sshdDropIn(): string {
  const { account, authorizedKeys } = SYSTEM_DOOR;
  return `# The account that NFS tunnels sign in to. Written by Inflight's installer.
Match User ${account}
    AuthorizedKeysFile ${authorizedKeys}
    AuthenticationMethods publickey
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    AllowTcpForwarding local
    AllowStreamLocalForwarding no
    AllowAgentForwarding no
    GatewayPorts no
    X11Forwarding no
    PermitTunnel no
    PermitTTY no
    PermitUserRC no
    # A client that is gone is noticed within a minute.
    ClientAliveInterval 15
    ClientAliveCountMax 3
    # Tells of accepted keys by fingerprint, and of refused forwards.
    LogLevel VERBOSE
Match all
`;
}
