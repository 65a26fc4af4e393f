import { msg } from "@/lib/words/t";

/** TCP ports that programs on a client commonly listen on: IANA's list, and Debian's defaults. */
const COMMON = new Map<number, string>([
  [7, "echo"],
  [21, "FTP"],
  [22, "sshd"],
  [23, "Telnet"],
  [25, msg("a mail server")],
  [53, msg("a name server")],
  [80, msg("a web server")],
  [88, "Kerberos"],
  [110, "POP3"],
  [111, msg("rpcbind, which NFS clients run themselves")],
  [135, "MS-RPC"],
  [139, "Samba"],
  [143, "IMAP"],
  [389, "LDAP"],
  [443, msg("a web server")],
  [445, "Samba"],
  [464, "Kerberos"],
  [465, msg("a mail server")],
  [514, "syslog"],
  [515, msg("a print server")],
  [543, "klogin"],
  [544, "kshell"],
  [554, msg("video cameras (RTSP)")],
  [587, msg("a mail server")],
  [631, msg("CUPS, the print server")],
  [636, msg("LDAP over TLS")],
  [853, msg("DNS over TLS")],
  [873, "rsync"],
  [993, msg("IMAP over TLS")],
  [995, msg("POP3 over TLS")],
  [2049, msg("an NFS server of the client's own")],
  [3260, "iSCSI"],
  [3306, msg("MySQL and MariaDB")],
  [3389, msg("remote desktops")],
  [5432, "PostgreSQL"],
  [5900, "VNC"],
  [6379, "Redis"],
  [8080, msg("a web server")],
  [8443, msg("a web server")],
  [9090, "Cockpit"],
  [20_048, msg("mountd of an NFS server of the client's own")],
]);

/** Who commonly listens on a port, to be said by `t` in a sentence; undefined where nobody is known to. */
export function commonUse(port: number): string | undefined {
  return COMMON.get(port);
}
