import type { Host, TunnelDoor } from "@/lib/host/host";

/** The account that the panel runs as in a permanent installation. */
export const PANEL_ACCOUNT = "inflight";

/** Where the programs of an installation are: root's alone. */
export const PROGRAM_FOLDER = "/usr/local/lib/inflight";

/** What reads and replaces managed files as root for a panel that is not. See docs/decisions/0021-not-root.md. */
export const FILE_PROGRAM = `${PROGRAM_FOLDER}/inflight-files`;

export const SYSTEM_FILES: Host["files"] = {
  smbConf: "/etc/samba/smb.conf",
  exports: "/etc/exports",
  nfsConfFolder: "/etc/nfs.conf.d",
  nfsSysconfig: "/etc/sysconfig/nfs",
};

/** What docs/install.md sets up. */
export const SYSTEM_DOOR: TunnelDoor = {
  account: "inflight-tunnel",
  authorizedKeys: "/var/lib/inflight-tunnel/.ssh/authorized_keys",
  hold: `${PROGRAM_FOLDER}/inflight-hold`,
  notes: "/var/lib/inflight-tunnel/live",
  log: null,
};
