import { parameterKey } from "@/lib/samba/names";
import { t } from "@/lib/words/t";

/** What a parameter does, in a sentence or two, with the trap where there is one. Defaults are Samba 4.17's. */
const HELP: Readonly<Record<string, string>> = {
  // Encryption, signing, protocol
  "server smb encrypt":
    "Whether traffic is encrypted (SMB 3 only). In [global] it rules every session, in a share the connection to that share; the pair of both decides. “required” refuses clients that cannot; “desired” serves them in the clear; the default encrypts only for a client that insists. Traps: “off” in [global] with “required” in a share locks everybody out, and with “desired” leaves the share in the clear; “off” in a share changes nothing once [global] says desired or required.",
  "client smb encrypt":
    "Whether this machine's own SMB clients (smbclient and the like) ask for encryption. It changes nothing for those who connect to this server.",
  "server signing":
    "“mandatory” refuses sessions that are not signed. Signing keeps others from altering the traffic, not from reading it. “disabled” concerns SMB 1 alone: SMB 2 and 3 clients may sign in any case.",
  "client signing":
    "Whether this machine's own SMB clients sign. It changes nothing for those who connect to this server.",
  "server min protocol":
    "The oldest protocol version that is spoken; SMB2_02 by default, so that SMB 1 is off. NT1 turns SMB 1 on, which is never encrypted. “SMB3” means SMB 3.1.1 alone: SMB3_00 lets every SMB 3 client in.",
  "server max protocol":
    "The newest protocol version that is spoken; SMB3_11 by default. Anything below SMB3_00 makes encryption impossible, and where encryption is required nobody can connect.",
  "client min protocol": "The oldest protocol version that this machine's own SMB clients accept.",
  "client max protocol": "The newest protocol version that this machine's own SMB clients offer.",
  "server smb3 encryption algorithms":
    "The ciphers offered to SMB 3.1.1 clients, best first. SMB 3.0 and 3.0.2 clients know AES-128-CCM alone: without it they cannot encrypt.",
  "server smb3 signing algorithms": "The signing algorithms offered to SMB 3.1.1 clients, best first.",
  "smb ports": "The TCP ports the server listens on: 445, and 139 for clients that use NetBIOS.",
  "server multi channel support":
    "Lets an SMB 3 client use several connections for one session. On by default.",
  "smb1 unix extensions": "POSIX features for SMB 1 clients. SMB 2 and 3 clients are not concerned.",
  "ntlm auth":
    "Which passwords exchanges of the NTLM family are accepted. The default takes NTLMv2 alone; “yes” lets weak NTLMv1 in.",
  "lanman auth":
    "Accepts the LANMAN hashes of clients from the nineties, which are broken at once. Leave it off.",
  "restrict anonymous":
    "How much clients that did not sign in may learn about users and shares: 0 most, 2 least.",
  // Who the server is
  workgroup:
    "The name of the workgroup, or the short name of the domain. Changing it on a domain member breaks the membership.",
  realm: "The Kerberos realm of the Active Directory domain, in capital letters.",
  security:
    "How users are known: “user” from the server's own accounts, “ads” from an Active Directory domain the server has joined. “share” no longer exists: Samba refuses a file with it.",
  "server role":
    "What the server is: standalone, domain member or domain controller. “auto” takes it from “security”.",
  "server string": "The description that clients show beside the server's name.",
  "netbios name":
    "The server's own name, 15 characters at most; the host name unless set. A domain member must not change it.",
  "netbios aliases": "Further names the server answers to.",
  interfaces:
    "The interfaces or addresses the server uses. Without “bind interfaces only” it still listens on all of them.",
  "bind interfaces only":
    "Listen on the addresses of “interfaces” alone. Put 127.0.0.1 among them, or local programs cannot reach the server.",
  "disable netbios": "Does without NetBIOS names and port 139; clients then find the server by DNS.",
  "name resolve order": "Where the server looks names up, in this order.",
  "socket options": "TCP options. Today's systems choose better ones by themselves: best left out.",
  "log file":
    "Where the log goes. %m or %I in the name gives every client a log of its own, which tells who was refused.",
  "log level":
    "How much is logged: 1 tells of refused sessions, 3 of nearly everything, 10 is for developers.",
  "max log size": "The size in KiB at which a log is moved aside; 0 means never.",
  "passdb backend": "Where the server's own accounts are kept: tdbsam unless told.",
  "winbind use default domain": "Lets domain users be written without the domain in front.",
  "template shell": "The login shell of domain users on this machine.",
  "template homedir": "The home folder of domain users on this machine.",
  "kerberos method": "Where the server keeps the keys for Kerberos.",
  "map to guest":
    "What becomes of a failed sign-in: “Bad User” makes unknown users guests, so that shares with “guest ok” let anybody in. “Never” refuses them.",
  "guest account": "The Unix user that guests act as: nobody unless told.",
  "username map": "A file that maps names of clients to Unix users.",
  "usershare allow guests": "Whether shares that users make themselves may admit guests.",
  "usershare max shares": "How many shares users may make themselves; 0 turns that off.",
  "load printers": "Makes a share of every printer of the system.",
  "printcap name": "Where the list of printers comes from.",
  // Other files
  include: "Reads another file at this very place. The panel does not look into it.",
  "config file":
    "Where that file exists, Samba reads it instead of this one: nothing else in this file then counts.",
  copy: "Starts this share with the settings of another one further up. Samba refuses the file if there is no such share.",
  // Shares
  path: "The folder that the share serves. Without it the share is unavailable.",
  comment: "The description that clients show beside the share.",
  available: "“no” takes the share out of service and leaves its settings.",
  browseable:
    "Whether lists of shares show it. Who knows the name can connect to a hidden share all the same.",
  "read only": "Whether users may only read. The default is yes. “writeable” is its opposite.",
  "guest ok":
    "Lets people in without a password, as the guest account. Guests cannot encrypt: their sessions have no key.",
  "guest only": "Treats everybody in this share as a guest. Works with “guest ok” only.",
  "valid users": "The only users and groups (with @) who may connect; empty means everybody who can sign in.",
  "invalid users": "Users and groups who may not connect, whatever “valid users” says.",
  "read list": "Users who may only read, even in a writeable share.",
  "write list": "Users who may write, even in a share that is read only.",
  "admin users": "Users who act as root in this share: file permissions do not hold for them.",
  "hosts allow": "The only addresses, networks or names that may connect. In [global] it rules all shares.",
  "hosts deny":
    "Addresses, networks or names that may not connect; “hosts allow” is stronger where both match.",
  "force user": "All files are read and written as this Unix user, whoever has signed in.",
  "force group": "All files are read and written with this Unix group.",
  "create mask": "The Unix permissions a new file may have at most, octal: 0744 unless told.",
  "force create mode": "The Unix permissions a new file has in any case, octal.",
  "directory mask": "The Unix permissions a new folder may have at most, octal: 0755 unless told.",
  "force directory mode": "The Unix permissions a new folder has in any case, octal.",
  "inherit permissions":
    "New files and folders take the permissions of the folder they are in; the masks then do not count.",
  "inherit acls": "New files and folders take the default ACL of the folder they are in.",
  "store dos attributes": "Keeps the hidden, system and archive flags in extended attributes.",
  "vfs objects":
    "Modules between the share and its files, in this order. A line in a share replaces the one in [global], it does not add to it.",
  "veto files": "Names that are neither shown nor opened, separated by slashes: /*.exe/.recycle/.",
  "hide unreadable": "Shows only what the user may read. Slow in large folders.",
  "hide dot files": "Shows files that begin with a dot as hidden.",
  "follow symlinks": "Follows symbolic links inside the share.",
  "wide links":
    "Follows symbolic links out of the share: whoever may write links then reaches the whole system.",
  "case sensitive": "Whether names that differ in case are different files. “auto” asks the client.",
  oplocks:
    "Lets clients keep a file in their cache. Turn it off only where local programs write the same files.",
  "strict locking": "Looks for locks at every read and write. “auto” does so only where it matters.",
  "max connections": "How many connections to the share there may be at once; 0 means no limit.",
  printable: "Makes the share a printer.",
  "access based share enum": "Lists the share only to users who may connect to it.",
  "smbd profiling level":
    "Whether the server counts what it does. “count” costs little, “on” measures times too.",
};

const BY_KEY: ReadonlyMap<string, string> = new Map(
  Object.entries(HELP).map(([name, help]) => [parameterKey(name), help] as const),
);

/** All of them, for the catalogues of words. */
export const PARAMETER_HELP: readonly string[] = [...BY_KEY.values()];

/** Help for the name Samba knows a parameter by (`server smb encrypt`, not a synonym); undefined where there is none. */
export function parameterHelp(name: string): string | undefined {
  const help = BY_KEY.get(parameterKey(name));
  return help === undefined ? undefined : t(help);
}
