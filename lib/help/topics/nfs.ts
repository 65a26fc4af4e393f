import type { Topic } from "../topic";

/** Exports, and the tunnels that carry them. */
export const nfsTopics: readonly Topic[] = [
  {
    id: "nfs-exports",
    title: "NFS exports",
    summary:
      "Which folders are offered over NFS, to whom, and what becomes of their traffic, their [[exposure]]: in the clear, through a tunnel only, or encrypted.",
    pages: ["/nfs-exports"],
    words: ["access list", "make tunnel-only", "insecure", "root squash", "firewall", "exportfs"],
    sections: [
      {
        title: "How NFS decides",
        blocks: [
          {
            steps: [
              "[[Mount]]: the server compares the client's address with the [[access list]] of the [[export]]. That is all.",
              "Files: the server believes the user number that the client sends. Whoever is root on a client can be any user; [[root squash]] shuts out root alone.",
            ],
          },
          "So an address that can be taken over, or a network that somebody listens on, is enough. NFS encrypts nothing by itself.",
        ],
      },
      {
        title: "Make tunnel-only",
        blocks: [
          "Choose exports and press `Make tunnel-only`. Each is then open to `localhost` and nobody else: to the end of a [[tunnel]].",
          { code: "/home localhost(rw,insecure)" },
          {
            guide: "Export with the default secure option, and bind a port below 1024 on the client.",
            today:
              "That is refused: the server sees sshd's own port, which is above 1023, whatever the client binds. The export needs [[insecure]]. Since it is open to localhost alone, that opens it to nobody else.",
          },
        ],
      },
      {
        title: "Ports and firewall",
        blocks: [
          "`Pin mountd port` gives [[mountd]] a port that stays. Below the list stand the ports of NFS as they are now, and what to close in the firewall: through a tunnel only SSH has to be open. See [Ports](#tunnel-ports).",
        ],
      },
    ],
    sources: ["guide", "exports", "nfs-measured"],
    related: ["nfs-through-ssh", "tunnel-ports", "edit-exports-file"],
  },
  {
    id: "edit-exports-file",
    title: "Editing the exports file",
    summary:
      "/etc/exports as it is on disk, with checks as you type and a word on whom a change lets in, shuts out or leaves in the clear.",
    pages: ["/nfs-exports/config-file"],
    words: ["exports", "exportfs", "blank", "world-writable", "reload"],
    sections: [
      {
        title: "Traps",
        blocks: [
          {
            list: [
              "A blank before the bracket: `host (rw)` gives `host` the defaults, and everybody `rw`.",
              "One mistake ends the reading: every [[export]] below it stops at the next reload. Such a text is refused.",
              "`no_root_squash` makes root of a client root here.",
            ],
          },
        ],
      },
      {
        title: "What happens when you apply",
        blocks: [
          "The same as for smb.conf: review, [[revision]], replace, take effect, verify. Here a [[reload]] is enough, for an NFS server looks at every request. What the server then does not export is rolled back.",
        ],
      },
    ],
    sources: ["exports", "nfs-measured"],
    related: ["nfs-exports", "history"],
  },
  {
    id: "nfs-through-ssh",
    title: "Tunnelling NFS through SSH",
    summary:
      "SSH carries NFS from the client to the server, encrypted. The client mounts from itself, at ports that SSH listens on.",
    pages: ["/nfs-tunnels"],
    words: ["ssh", "forward", "fstab", "sleep 60m", "profile", "new tunnel profile", "set up over ssh"],
    sections: [
      {
        title: "How it works",
        blocks: [
          { code: "ssh -L 250:localhost:2049 -L 251:localhost:32767 …" },
          "Whatever the client sends to its own port 250 is [[forward|forwarded]] through SSH to port 2049 of the server. `localhost` here is the server: to NFS it looks as if the requests came from the server itself. In [[fstab]] the client then mounts from localhost:",
          { code: "localhost:/home /mnt/home nfs vers=3,port=250,mountport=251,nolock 0 0" },
        ],
      },
      {
        title: "A profile for each client",
        blocks: [
          {
            steps: [
              "`New tunnel profile` makes a [[profile]]: a name for the client, the server's address, the export and the mount point. The rest is filled in.",
              "Give it a key: paste the client's public key, or have one made.",
              "Hand the client its files: SSH commands, [[fstab]] line, systemd units, or one set-up script. `Set up over SSH` does it from here.",
              "`Test tunnel` goes the whole way, step by step.",
            ],
          },
          {
            guide: "ssh root@server … -f sleep 60m, one command for each port, in the start-up scripts.",
            today:
              "One connection carries both ports. It signs in to an account without a shell, with a key that opens these ports and nothing else; it ends when its time is over and nothing travels through it any more; and a systemd unit opens it again where the network broke.",
          },
        ],
      },
      {
        title: "What you see",
        blocks: [
          "Which clients have their [[tunnel]] open, since when, from where, and how much went through. Sign-ins that were refused stand below the list.",
        ],
      },
    ],
    sources: ["guide", "ssh", "nfs", "nfs-measured"],
    related: ["tunnel-caveats", "tunnel-ports", "tunnel-keys"],
  },
  {
    id: "tunnel-caveats",
    title: "What a tunnel does not do",
    summary:
      "SSH has to be open to the client, and NFSv3 loses its locks. And a tunnel protects the way, not the ends.",
    pages: [],
    words: ["caveats", "file locking", "statd", "port 22", "local users", "security considerations"],
    sections: [
      {
        title: "The two caveats",
        blocks: [
          {
            list: [
              "**Port 22**, where SSH listens, has to be open to the client. The ports of NFS need not be any more: close them.",
              "[[lock|Locks]] do not travel with NFSv3: the lock service cannot be told a port for a mount. Mount with `nolock`: locks then hold among the programs of one client.",
            ],
          },
          {
            guide: "File locking will no longer work; correcting this would require a major rewrite of NFS.",
            today:
              "That rewrite has happened: NFSv4 has locking in the protocol and needs one port. Choose NFS version 4.2 in the profile, and locks work through the tunnel.",
          },
        ],
      },
      {
        title: "The ends",
        blocks: [
          "Whoever may sign in on the client can use its local ports as well. And whoever may open a forward to the server's NFS port mounts with whatever rights they claim, for NFS sees localhost.",
          {
            guide:
              "Internal users with the right privileges can forward a privileged port to the same ports on the server.",
            today:
              "Only with a way in: each key here opens its own ports alone, and the account has no shell. Accounts of other people on the appliance are another matter: let them not forward (`AllowTcpForwarding no` in sshd_config).",
          },
        ],
      },
    ],
    sources: ["guide", "nfsv4", "authorized-keys", "nfs-measured"],
    related: ["nfs-through-ssh", "tunnel-keys", "nfs-exports"],
  },
  {
    id: "tunnel-ports",
    title: "Ports 250, 251, 2049 and 32767",
    summary:
      "250 and 251 are the client's ends of the tunnel, 2049 and 32767 the server's: NFS and mountd. NFSv4 needs the first pair's 250 and 2049 alone.",
    pages: [],
    words: ["mountport", "mountd", "privileged port", "nconnect", "local nfs port", "pin"],
    sections: [
      {
        title: "On the client",
        blocks: [
          "Any free port does. The guide takes 250 and 251, which root alone may bind; with several profiles on one client the panel proposes others.",
          {
            guide: "You would need to bind to a lower port if exporting with the default secure option.",
            today:
              "A low port on the client adds nothing: the server sees sshd's port. It keeps other users of the client from binding it first, which is all.",
          },
        ],
      },
      {
        title: "On the server",
        blocks: [
          "NFS is at 2049. [[mountd]] has another port at each start, and a tunnel leads to a port that is named beforehand: so [[pin]] it, on [NFS Exports](/nfs-exports), `Pin mountd port`.",
          {
            guide: "Pin mountd to port 32767 using the argument -p 32767.",
            today:
              "The panel writes a [[drop-in]] of its own, `/etc/nfs.conf.d/zz-inflight.conf`, or the lines of `/etc/sysconfig/nfs` on older systems, and restarts NFS.",
          },
        ],
      },
    ],
    sources: ["guide", "nfs", "nfs-conf", "nfsv4", "nfs-measured"],
    related: ["nfs-through-ssh", "nfs-exports", "tunnel-caveats"],
  },
  {
    id: "tunnel-keys",
    title: "Keys, rotating and revoking",
    summary:
      "Each client has a key of its own that opens its tunnel and nothing else. Revoking takes it out for good and ends what it has open.",
    pages: [],
    words: ["authorized_keys", "rotate", "private key", "host key", "fingerprint", "permitopen", "sealed"],
    sections: [
      {
        title: "What the key may do",
        blocks: [
          {
            code: 'restrict,port-forwarding,permitopen="localhost:2049",permitopen="localhost:32767",command="…" ssh-ed25519 …',
          },
          "This is the client's line in [[authorized_keys]]. `restrict` takes everything away, `permitopen` gives these two ports back, and the command notes the session and ends it in time. A key that leaks opens these ports, and no shell.",
          "Best is a key that the client makes itself: its private half then never leaves it. One made here is shown once, or kept sealed where the panel sets the client up.",
        ],
      },
      {
        title: "Revoke, rotate, disable",
        blocks: [
          {
            list: [
              "[[Revoke]]: the key's line is taken out, what it has open is ended. The client needs another key.",
              "Rotate: another key in its place. Hand the client its files again.",
              "Disable: not let in until it is enabled; the key stays.",
            ],
          },
        ],
      },
      {
        title: "The server's key",
        blocks: [
          "A client that connects for the first time should compare the [[host key]]'s [[fingerprint]] with the one on the profile's page. For tunnels that this host opens itself, nothing is sent until somebody has confirmed it; another key later is a warning.",
        ],
      },
    ],
    sources: ["authorized-keys", "ssh", "nfs-measured"],
    related: ["nfs-through-ssh", "tunnel-caveats", "audit"],
  },
];
