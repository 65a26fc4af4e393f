interface Source {
  readonly title: string;
  /** Absent where it is no page of the web. */
  readonly url?: string;
  /** What it says that is relied upon. */
  readonly says: string;
}

/** Where what the help says comes from. */
export const SOURCES = {
  guide: {
    title: "SoftNAS Application Guide: In-Flight Encryption (7 December 2015)",
    says: "SMB 3 encryption by two lines of smb.conf, and NFS through SSH by two forwards and an fstab line.",
  },
  "smb3-security": {
    title: "Microsoft: SMB 3 Security Enhancements in Windows Server 2012",
    url: "https://techcommunity.microsoft.com/t5/storage-at-microsoft/smb-3-security-enhancements-in-windows-server-2012/ba-p/424221",
    says: "AES-CCM and AES-CMAC, secure negotiation with Event ID 1005, no protection against a downgrade to SMB 1, and RejectUnencryptedAccess.",
  },
  "ms-smb2": {
    title: "Microsoft: [MS-SMB2] Server Message Block Protocol Versions 2 and 3",
    url: "https://learn.microsoft.com/openspecs/windows_protocols/ms-smb2/",
    says: "Dialects, preauthentication integrity of SMB 3.1.1 and the negotiation of ciphers.",
  },
  "smb-conf": {
    title: "Samba: smb.conf(5)",
    url: "https://www.samba.org/samba/docs/current/man-html/smb.conf.5.html",
    says: "server smb encrypt, server signing, server min protocol and server smb3 encryption algorithms.",
  },
  smbstatus: {
    title: "Samba: smbstatus(1)",
    url: "https://www.samba.org/samba/docs/current/man-html/smbstatus.1.html",
    says: "Who is connected, and whether session and tree connect are encrypted and signed.",
  },
  smbcontrol: {
    title: "Samba: smbcontrol(1)",
    url: "https://www.samba.org/samba/docs/current/man-html/smbcontrol.1.html",
    says: "reload-config and close-share.",
  },
  "samba-measured": {
    title: "Measured with Samba 4.17.12 (Debian 12)",
    says: "Who gets in and whether it is encrypted, for each pair of a [global] and a share value; the product's integration tests repeat it against a real smbd.",
  },
  exports: {
    title: "Linux: exports(5)",
    url: "https://man7.org/linux/man-pages/man5/exports.5.html",
    says: "Who may mount what; secure (the default) asks for a source port below 1024, insecure does not.",
  },
  nfs: {
    title: "Linux: nfs(5)",
    url: "https://man7.org/linux/man-pages/man5/nfs.5.html",
    says: "port and mountport, nolock, and that intr has been ignored since Linux 2.6.25.",
  },
  "nfs-conf": {
    title: "Linux: nfs.conf(5)",
    url: "https://man7.org/linux/man-pages/man5/nfs.conf.5.html",
    says: "The port of mountd, and drop-ins of which the last counts.",
  },
  nfsv4: {
    title: "RFC 7530: Network File System (NFS) Version 4 Protocol",
    url: "https://www.rfc-editor.org/rfc/rfc7530",
    says: "One port, no mount protocol, and locking as a part of the protocol itself.",
  },
  "nfs-measured": {
    title: "Measured with nfs-ganesha 4.3, libnfs 4.0 and OpenSSH 9.2",
    says: "A tunnelled mount is refused by an export with secure, whatever port the client binds; a restricted key opens its ports and nothing else.",
  },
  ssh: {
    title: "OpenSSH: ssh(1)",
    url: "https://man.openbsd.org/ssh",
    says: "-L forwards a local port; a connection lasts until its last forward is closed.",
  },
  "authorized-keys": {
    title: "OpenSSH: sshd(8), AUTHORIZED_KEYS FILE FORMAT",
    url: "https://man.openbsd.org/sshd#AUTHORIZED_KEYS_FILE_FORMAT",
    says: "restrict, port-forwarding, permitopen and command.",
  },
  totp: {
    title: "RFC 6238: TOTP, Time-Based One-Time Password Algorithm",
    url: "https://www.rfc-editor.org/rfc/rfc6238",
    says: "Six digits that are new every 30 seconds, of a secret and the time.",
  },
  hmac: {
    title: "RFC 2104: HMAC, Keyed-Hashing for Message Authentication",
    url: "https://www.rfc-editor.org/rfc/rfc2104",
    says: "A hash that nobody makes without the key.",
  },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof SOURCES;

export function sourceOf(id: SourceId): Source {
  return SOURCES[id];
}
