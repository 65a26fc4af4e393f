import type { Layout } from "@/lib/sandbox/layout";

/**
 * The smb.conf a new box starts with: commented, and without a word on encryption or signing, as an appliance of the
 * guide's time came.
 */
export function firstSmbConf(layout: Layout): string {
  const { shares, logs } = layout;
  return `# smb.conf of this storage appliance
#
# Everything CIFS clients see is set here. A line that begins with a hash or a
# semicolon is a comment: hashes explain, semicolons hold back settings that may be
# switched on. After a change, restart Samba.

#======================= Global settings =======================

[global]

# --- Network ---
# The name of the Windows workgroup, or the domain's short name.
	workgroup = WORKGROUP
	server string = Storage Appliance (Samba %v)

# Who may connect at all. Loopback must stay in.
	hosts allow = 127.

# --- Logging ---
# One log file for each client, named after its address. (%m would name it after
# what the client calls itself.) Sizes are in kilobytes. Level 1 notes who is refused;
# auth_json_audit:2 adds failed sign-ins, smb2:3 clients that speak no accepted SMB
# version, and with them each request that fails: leave it out on a busy server.
	log file = ${logs}/log.%I
	max log size = 5000
	log level = 1 auth_json_audit:2 smb2:3

# --- Accounts ---
# Users are kept here; somebody unknown is let in as a guest, and guests see no more
# than the shares that say so.
	security = user
	passdb backend = tdbsam
	map to guest = Bad User
	guest account = nobody

# --- Printing: a storage appliance has no printers ---
	load printers = no
	disable spoolss = yes

# --- Files ---
# Names that end up on every share when a Mac has visited it.
	veto files = /.AppleDouble/.DS_Store/
	delete veto files = yes
;	strict sync = no
;	min receivefile size = 16384

#======================= Shares =======================

# A private folder for everybody who logs on.
[homes]
	comment = Home folder of %S
	path = ${shares}/homes/%S
	valid users = %S
	browseable = no
	read only = no
	create mask = 0600
	directory mask = 0700

# For everybody, guests too; nobody writes here.
[public]
	comment = Forms and notices
	path = ${shares}/public
	guest ok = yes
	read only = yes

# The finance group only.
[finance]
	comment = Invoices and ledgers
	path = ${shares}/finance
	valid users = @finance
	read only = no
	create mask = 0660
	directory mask = 2770

# Shared work: what one person saves, the others can change.
[projects]
	comment = Running projects
	path = ${shares}/projects
	valid users = @staff-demo
	writeable = yes
	force group = staff-demo
	create mask = 0664
	directory mask = 2775

# Closed years: hidden in the network view, readable by those who know the name.
[archive]
	comment = Closed years
	path = ${shares}/archive
	valid users = alice, bob
	browseable = no
	read only = yes

# Target of the nightly backup jobs. One writer at a time.
[backup]
	comment = Backup target
	path = ${shares}/backup
	valid users = bob
	read only = no
	browseable = yes
	max connections = 4
	create mask = 0600
	directory mask = 0700
`;
}

/** A folder of the demo shares: who owns it, and the files it starts with. */
export interface DemoFolder {
  readonly path: string;
  readonly owner: "root" | "alice" | "bob";
  readonly group: "root" | "alice" | "bob" | "finance" | "staff-demo";
  readonly mode: number;
  readonly files: Readonly<Record<string, string>>;
}

export const DEMO_FOLDERS: readonly DemoFolder[] = [
  { path: "homes", owner: "root", group: "root", mode: 0o755, files: {} },
  {
    path: "homes/alice",
    owner: "alice",
    group: "alice",
    mode: 0o700,
    files: { "notes.txt": "Ask storage about the encrypted share.\n" },
  },
  {
    path: "homes/bob",
    owner: "bob",
    group: "bob",
    mode: 0o700,
    files: { "todo.txt": "Check last night's backup.\n" },
  },
  {
    path: "public",
    owner: "root",
    group: "root",
    mode: 0o755,
    files: {
      "welcome.txt": "Welcome. This share is open to everybody, for reading.\n",
      "holiday-request.txt": "Name:\nFrom:\nTo:\nSigned:\n",
    },
  },
  {
    path: "finance",
    owner: "root",
    group: "finance",
    mode: 0o2770,
    files: { "ledger-2015.csv": "date;account;amount\n2015-12-07;4711;1250.00\n2015-12-08;4712;-310.50\n" },
  },
  {
    path: "projects",
    owner: "root",
    group: "staff-demo",
    mode: 0o2775,
    files: { "plan.txt": "1. Encrypt what travels.\n2. Prove it.\n" },
  },
  {
    path: "archive",
    owner: "root",
    group: "root",
    mode: 0o755,
    files: {
      "2013-summary.txt": "The year 2013 is closed.\n",
      "2014-summary.txt": "The year 2014 is closed.\n",
    },
  },
  {
    path: "backup",
    owner: "bob",
    group: "bob",
    mode: 0o700,
    files: { "backup-log.txt": "2015-12-07 02:00 complete\n" },
  },
];
