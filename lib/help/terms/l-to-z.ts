import type { Term } from "../term";

export const termsLToZ: readonly Term[] = [
  {
    term: "leftover session",
    also: ["clear session", "leftover"],
    meaning: "A [[session]] that was open before encryption was required and goes on in the [[clear]].",
  },
  {
    term: "lock",
    also: ["locks", "file locking"],
    meaning:
      "What keeps two programs from writing a file at once. NFSv3 has a service of its own for it, which a [[tunnel]] does not carry; NFSv4 has it in the protocol.",
  },
  {
    term: "locked out",
    also: [],
    meaning:
      "Said of a [[share]] that nobody can connect to: `off` in [global] with `required` in the share.",
  },
  {
    term: "man in the middle",
    also: [],
    meaning: "Somebody who sits between client and server, and reads or changes what they send.",
  },
  {
    term: "mount",
    also: ["mounts", "mount point"],
    meaning: "To make an [[export]] appear as a folder of the client; and that folder.",
  },
  {
    term: "mountd",
    also: ["mount port"],
    meaning:
      "The service that answers NFSv3 clients who want to [[mount]]. It takes another port at each start unless it is pinned. NFSv4 needs none.",
  },
  {
    term: "negotiation",
    also: ["negotiate"],
    meaning:
      "The first words of a connection, in which client and server agree on [[dialect]] and [[cipher]].",
  },
  {
    term: "NFS",
    also: ["NFSv3", "NFSv4"],
    meaning:
      "Network File System: how Unix systems share folders. By itself it encrypts nothing and knows clients by their address.",
  },
  {
    term: "pin",
    also: ["pinned"],
    meaning: "To give [[mountd]] a port that stays: 32767 in the guide.",
  },
  {
    term: "posture",
    also: [],
    meaning:
      "How the server as a whole stands: which [[preset]] it matches, which [[dialect|dialects]] and [[cipher|ciphers]] it speaks.",
  },
  {
    term: "preauthentication integrity",
    also: [],
    meaning:
      "SMB 3.1.1 hashes every message of the [[negotiation]] into the session's keys. Whoever changes one breaks the session.",
  },
  {
    term: "preset",
    also: ["presets"],
    meaning:
      "One choice for the whole server: Off, Transition, Required or Hardened. It stands for a few lines of `smb.conf`.",
  },
  {
    term: "profile",
    also: ["tunnel profile", "tunnel profiles"],
    meaning:
      "All that is known of one client's [[tunnel]]: ports, exports, key. The files the client needs are made of it.",
  },
  {
    term: "recovery code",
    also: ["recovery codes"],
    meaning: "A code that stands in for the [[second factor]] once, for when the telephone is lost.",
  },
  {
    term: "refused client",
    also: ["refused", "refusal"],
    meaning:
      "A client that Samba turned away: because it cannot encrypt, gave a wrong password, or for some twenty other reasons.",
  },
  {
    term: "reload",
    also: [],
    meaning:
      "The service reads its file again and keeps its connections. For encryption it counts for new [[session|sessions]] only.",
  },
  {
    term: "restart",
    also: ["restarts"],
    meaning:
      "The service ends and begins again. Every connection is cut; most clients connect again by themselves.",
  },
  {
    term: "revision",
    also: ["revisions"],
    meaning:
      "A change of a managed file as History keeps it: the text before and after, who made it, when and why.",
  },
  {
    term: "revoke",
    also: ["revoked", "revoking"],
    meaning: "To take a client's key out for good, and to end what it has open.",
  },
  {
    term: "role",
    also: ["roles"],
    meaning: "What an account may do: admin, operator, helpdesk or demo.",
  },
  {
    term: "root squash",
    also: ["no_root_squash"],
    meaning:
      "The server treats a client's root as nobody. `no_root_squash` turns that off: root there is then root here.",
  },
  {
    term: "second factor",
    also: ["TOTP", "authenticator app"],
    meaning: "A code from an app on your telephone that is asked for beside the password.",
  },
  {
    term: "secure negotiate",
    also: ["secure negotiation"],
    meaning:
      "SMB 3.0 and 3.0.2 ask once more, signed, whether both sides heard the same [[negotiation]]. It does not protect against SMB 1.",
  },
  {
    term: "session",
    also: ["sessions"],
    meaning: "One user of one client, signed in. It reaches each share by a [[tree connect]] of its own.",
  },
  {
    term: "share",
    also: ["shares"],
    meaning: "A folder that Samba offers under a name. A section of `smb.conf`.",
  },
  {
    term: "signing",
    also: ["signs", "signed"],
    meaning:
      "A checksum with a key on every message. It keeps others from changing the traffic, not from reading it.",
  },
  {
    term: "SMB",
    also: ["SMB 1", "SMB 2", "SMB 3"],
    meaning:
      "Server Message Block: how Windows, and everything that speaks with it, shares folders. Its versions are [[dialect|dialects]].",
  },
  {
    term: "smbd",
    also: ["Samba"],
    meaning: "Samba's server: the program that serves [[share|shares]].",
  },
  {
    term: "testparm",
    also: [],
    meaning: "Samba's own checker of `smb.conf`. The panel asks it before a text is written.",
  },
  {
    term: "tree connect",
    also: ["tree connects"],
    meaning:
      "A [[session|session's]] connection to one [[share]]. Whether it is encrypted is decided here, by the share's own line, or already at the session, by [global].",
  },
  {
    term: "tunnel",
    also: ["tunnels", "SSH tunnel"],
    meaning: "An SSH connection that carries another protocol's. Whoever sees the packets sees SSH alone.",
  },
  {
    term: "verify",
    also: ["verification"],
    meaning:
      "The panel connects to a share itself, as several kinds of client, and holds what it meets against what `smb.conf` promises.",
  },
];
