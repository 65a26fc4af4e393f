import { t } from "@/lib/words/t";
import { optionName } from "./options";

/** One sentence for each option (exports(5) of nfs-utils 2.6; what the traffic and a tunnel need is measured). `t` says it. */
const HELP: Readonly<Record<string, string>> = {
  ro: "Clients may read and change nothing. The default.",
  rw: "Clients may read and write.",
  secure:
    "Requests must come from a port below 1024, as a client's root makes them; a mount through an SSH tunnel does not. The default.",
  insecure:
    "Requests may come from any port. The end of an SSH tunnel needs it; elsewhere it lets every user of a client claim to be anyone.",
  sync: "Answers once a change is on the disk. The default.",
  async:
    "Answers before a change is on the disk: faster, and what was written last is lost when the server stops.",
  wdelay: "Waits a moment for a further write before it writes to the disk. The default.",
  no_wdelay: "Writes to the disk at once, without waiting for a further write.",
  hide: "A file system that is mounted below this folder is not seen by clients of NFS version 3. The default.",
  nohide: "A file system that is mounted here shows below the export above it, for clients of NFS version 3.",
  crossmnt:
    "Clients see the file systems that are mounted below this folder, without an export of their own.",
  nocrossmnt: "Clients do not go on into file systems mounted below this folder. The default.",
  root_squash: "Root of a client is nobody in particular here. The default.",
  no_root_squash: "Whoever is root on a client is root on these files as well.",
  all_squash: "Every user of a client is nobody in particular here: for public folders.",
  no_all_squash: "Users keep the number they have on the client. The default.",
  subtree_check:
    "Checks at each request that the file lies in this folder; files that are renamed while open then cause trouble.",
  no_subtree_check: "Does not check at each request where in the file system a file lies. The default.",
  secure_locks: "Locks of NFS version 3 need the right to read the file. The default.",
  auth_nlm: "The same as secure_locks. The default.",
  insecure_locks: "Locks of NFS version 3 need no rights: for old clients.",
  no_auth_nlm: "The same as insecure_locks.",
  acl: "Clients of NFS version 3 see and set access control lists. The default.",
  no_acl: "Hides access control lists from clients of NFS version 3.",
  pnfs: "Clients may go to the disks themselves (pNFS), where the file system can that.",
  no_pnfs: "Clients come to this server for everything. The default.",
  nordirplus:
    "Refuses READDIRPLUS, with which clients of NFS version 3 read a folder and its files' properties at once.",
  security_label: "Clients of NFS version 4.2 see and set SELinux labels.",
  anonuid: "The number of the user that squashed requests act as; 65534 unless given.",
  anongid: "The number of the group that squashed requests act as; 65534 unless given.",
  fsid: "What clients know the export by: a number, a UUID, or root (0) for the root of NFS version 4. Needed where the file system has no identity of its own.",
  mountpoint:
    "Exports the folder only while something is mounted there, so that an empty folder does not stand for a disk that is missing.",
  mp: "The same as mountpoint.",
  refer: "Sends clients of NFS version 4 to another server: path@host.",
  replicas: "Tells clients of NFS version 4 where else the same files are: path@host.",
  sec: "How requests are signed. Only krb5p encrypts; several with colons between them, the best first.",
  xprtsec:
    "What a connection must do: none, tls, or mtls with a certificate of the client. Without none, the traffic is encrypted. Needs nfs-utils 2.6.3 and Linux 6.4.",
  reexport:
    "For a folder that is an NFS mount itself: how its exports get their numbers. Needs nfs-utils 2.6.3.",
  squash_uids: "Users with these numbers are squashed. Today's kernels do not heed it.",
  squash_gids: "Groups with these numbers are squashed. Today's kernels do not heed it.",
};

type Values = readonly (readonly [value: string, meaning: string])[];

const VALUES: Readonly<Record<string, Values>> = {
  sec: [
    ["krb5p", "Kerberos with privacy: who it is is proved, and all traffic is encrypted."],
    [
      "krb5i",
      "Kerberos with integrity: who it is is proved and nothing can be changed on the way, but all can be read.",
    ],
    ["krb5", "Kerberos: proves who it is, and protects nothing else."],
    ["sys", "The client's word for who its users are. The default."],
    ["none", "Everybody is nobody in particular."],
  ],
  xprtsec: [
    ["mtls", "TLS, and the client shows a certificate."],
    ["tls", "TLS: the traffic is encrypted."],
    ["none", "No TLS is needed."],
  ],
  fsid: [["root", "The root of NFS version 4: number 0."]],
  reexport: [
    ["auto-fsidnum", "Numbers are made and remembered."],
    ["predefined-fsidnum", "Numbers are in a list that somebody keeps."],
  ],
};

/** What an option means, as written or as `OPTION_NAMES` has it: `rw`, `sec=`, `sec=krb5p`. */
export function optionHelp(option: string): string | undefined {
  const help = HELP[optionName(option)];
  return help === undefined ? undefined : t(help);
}

/** The values of a closed set that an option takes, with what they mean; none for numbers and paths. */
export function optionValues(option: string): Values {
  return (VALUES[optionName(option)] ?? []).map(([value, meaning]) => [value, t(meaning)]);
}

/** All that is said here, for the catalogues of other languages. */
export const OPTION_TEXTS: readonly string[] = [
  ...Object.values(HELP),
  ...Object.values(VALUES).flatMap((values) => values.map(([, meaning]) => meaning)),
];
