import type { Term } from "../term";

export const termsAToI: readonly Term[] = [
  {
    term: "access list",
    also: ["exported to"],
    meaning:
      "The hosts and networks that an [[export]] names. NFS knows clients by their address alone, so the list is only as good as the network it is on.",
  },
  {
    term: "Active Directory",
    also: ["AD", "domain"],
    meaning:
      "Microsoft's directory of users and machines. A server that has joined a domain knows its users; encryption works with and without it.",
  },
  {
    term: "AES-CCM",
    also: ["AES-128-CCM"],
    meaning: "The [[cipher]] of SMB 3.0 and 3.0.2. It encrypts and protects against change at once.",
  },
  {
    term: "AES-CMAC",
    also: [],
    meaning: "How SMB 3 [[signing|signs]]. SMB 2 signs with HMAC-SHA256, which is slower on most processors.",
  },
  {
    term: "AES-GCM",
    also: ["AES-128-GCM", "AES-256-GCM"],
    meaning:
      "The [[cipher]] that SMB 3.1.1 prefers. Faster than [[AES-CCM]] on processors with AES instructions.",
  },
  {
    term: "at rest",
    also: [],
    meaning: "On a disk. What protects data there is another thing, with keys that somebody has to keep.",
  },
  {
    term: "audit log",
    also: ["audit chain"],
    meaning:
      "Who did what, when and from where. Lines can be added and never changed; each holds fast the one before it, so that a change shows.",
  },
  {
    term: "authorized_keys",
    also: ["key line"],
    meaning:
      "The file that says which keys may sign in to an account over SSH, and what each may do. One line for each key.",
  },
  {
    term: "CIFS",
    also: [],
    meaning:
      "The name of SMB 1 in its time, and of the whole protocol in StorageCenter. Today it is called [[SMB]].",
  },
  {
    term: "cipher",
    also: ["ciphers", "encryption algorithm"],
    meaning: "The method that traffic is encrypted with, such as [[AES-GCM]].",
  },
  {
    term: "clear",
    also: ["in the clear"],
    meaning: "Not encrypted: whoever sees the packets reads the files.",
  },
  {
    term: "client system",
    also: [],
    meaning:
      "What a client runs, such as Windows 7 or macOS 14. It decides which [[dialect|dialects]] and [[cipher|ciphers]] it can offer.",
  },
  {
    term: "conflict",
    also: [],
    meaning:
      "Somebody else changed the file between reading it and applying a change. Both texts are kept, and nobody's is overwritten.",
  },
  {
    term: "dialect",
    also: ["dialects", "protocol version"],
    meaning:
      "The version of [[SMB]] that client and server agree on when they connect: 2.0.2, 2.1, 3.0, 3.0.2 or 3.1.1. Only those from 3.0 on can encrypt.",
  },
  {
    term: "downgrade attack",
    also: ["downgrade", "downgrades"],
    meaning:
      "Somebody between client and server changes what they say to each other, so that they agree on an older [[dialect]] without encryption.",
  },
  {
    term: "drop-in",
    also: [],
    meaning:
      "A small file in a folder such as `/etc/nfs.conf.d` that is read after the main one. The last assignment counts.",
  },
  {
    term: "export",
    also: ["exports", "NFS export"],
    meaning: "A folder that an [[NFS]] server offers, and to whom. Written in `/etc/exports`.",
  },
  {
    term: "exposure",
    also: [],
    meaning:
      "What becomes of an [[export|export's]] traffic: encrypted, through a [[tunnel]] only, or [[clear]] for some or for all.",
  },
  {
    term: "fingerprint",
    also: ["fingerprints"],
    meaning:
      "A short text that stands for a key. Two people who read the same one to each other have the same key.",
  },
  {
    term: "forward",
    also: ["forwards", "forwarded", "port forwarding"],
    meaning:
      "A port on one machine whose connections SSH carries to a port on another: `ssh -L 250:localhost:2049`.",
  },
  {
    term: "fstab",
    also: [],
    meaning:
      "`/etc/fstab`: the file system table of a client. A line in it says what is mounted where, and how.",
  },
  {
    term: "guest",
    also: ["guests"],
    meaning:
      "Somebody who is let in without a password. A guest's session has no key, so it cannot be encrypted.",
  },
  {
    term: "host key",
    also: ["host keys"],
    meaning:
      "The key by which an SSH server proves that it is itself. It is confirmed once; another one later is a warning.",
  },
  {
    term: "in flight",
    also: ["in-flight encryption"],
    meaning:
      "On the way between two machines. The keys live as long as the connection, so there is none to manage.",
  },
  {
    term: "insecure",
    also: ["secure"],
    meaning:
      "An option of an [[export]]: requests may come from a port above 1023. An export that is reached through a [[tunnel]] needs it. The name frightens more than it should: a port number below 1024 proves little today.",
  },
];
