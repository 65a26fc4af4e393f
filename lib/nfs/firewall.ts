import { t } from "@/lib/words/t";

/** What a firewall in front of a tunnelled NFS server has to do. */
export interface FirewallNeeds {
  /** Stay open, all that sshd listens on: the tunnels come through them. */
  readonly ssh: readonly number[];
  /** Shut to everybody but the server itself: NFS, mountd, and what else answers there. */
  readonly closed: readonly number[];
}

export interface FirewallCommands {
  readonly tool: "nftables" | "firewalld" | "ufw" | "iptables";
  /** One a line, to be pasted into a shell of root. */
  readonly commands: string;
  /** What takes it back. */
  readonly undo: string;
  /** Whether it holds after a restart of the machine, and what else to know. */
  readonly note: string;
}

/**
 * Commands that leave SSH open and shut the other ports, for the firewalls that Linux has. All of them let the server talk
 * to itself, since that is where a tunnel ends (measured for nftables and iptables).
 */
export function firewallCommands({ ssh, closed }: FirewallNeeds): readonly FirewallCommands[] {
  const ports = [...new Set(closed)].toSorted((one, other) => one - other).map(String);
  return [nftables(ports), firewalld(ssh, ports), ufw(ssh, ports), iptables(ssh, ports)];
}

function nftables(ports: readonly string[]): FirewallCommands {
  return {
    tool: "nftables",
    commands: lines(
      "nft add table inet inflight",
      "nft flush table inet inflight",
      "nft 'add chain inet inflight input { type filter hook input priority -10; policy accept; }'",
      "nft 'add rule inet inflight input iif lo accept'",
      `nft 'add rule inet inflight input meta l4proto { tcp, udp } th dport { ${ports.join(", ")} } reject'`,
    ),
    undo: "nft delete table inet inflight",
    note: t(
      "A table of its own, beside the rules you have: it opens nothing that they close, so SSH must be open in them. It is gone after a restart; to keep it, add what “nft list table inet inflight” prints to /etc/nftables.conf.",
    ),
  };
}

function firewalld(ssh: readonly number[], ports: readonly string[]): FirewallCommands {
  const rules = ports.flatMap((port) =>
    ["tcp", "udp"].map((protocol) => `'rule port port="${port}" protocol="${protocol}" reject'`),
  );
  return {
    tool: "firewalld",
    commands: lines(
      ...ssh.map((port) => `firewall-cmd --permanent --add-port=${String(port)}/tcp`),
      ...rules.map((rule) => `firewall-cmd --permanent --add-rich-rule=${rule}`),
      "firewall-cmd --reload",
    ),
    undo: lines(
      ...rules.map((rule) => `firewall-cmd --permanent --remove-rich-rule=${rule}`),
      "firewall-cmd --reload",
    ),
    note: t(
      "For the default zone; name another with --zone=. It stays after a restart. A rule that rejects goes before services that the zone opens.",
    ),
  };
}

function ufw(ssh: readonly number[], ports: readonly string[]): FirewallCommands {
  return {
    tool: "ufw",
    commands: lines(
      ...ssh.map((port) => `ufw allow ${String(port)}/tcp`),
      ...ports.map((port) => `ufw prepend deny ${port}`),
      "ufw enable",
    ),
    undo: lines(...ports.map((port) => `ufw delete deny ${port}`)),
    note: t(
      "It stays after a restart. “ufw enable” shuts every port that no rule allows: allow those of your other services, Samba's for example, first (“ufw allow Samba”).",
    ),
  };
}

function iptables(ssh: readonly number[], ports: readonly string[]): FirewallCommands {
  const list = ports.join(",");
  const rules = [
    `INPUT ! -i lo -p udp -m multiport --dports ${list} -j REJECT`,
    `INPUT ! -i lo -p tcp -m multiport --dports ${list} -j REJECT --reject-with tcp-reset`,
    ...ssh.map((port) => `INPUT -p tcp --dport ${String(port)} -j ACCEPT`),
  ];
  const both = (action: string) =>
    rules.flatMap((rule) => [`iptables ${action} ${rule}`, `ip6tables ${action} ${rule}`]);
  return {
    tool: "iptables",
    commands: lines(...both("-I")),
    undo: lines(...both("-D")),
    note: t(
      "They go before the rules you have, and are gone after a restart: “service iptables save” (Red Hat) or “netfilter-persistent save” (Debian) keeps them.",
    ),
  };
}

function lines(...each: readonly string[]): string {
  return each.join("\n");
}
