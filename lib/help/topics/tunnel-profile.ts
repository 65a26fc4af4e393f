import type { Topic } from "../topic";

/** One client's tunnel: what its page says, and what to do. */
export const tunnelProfileTopics: readonly Topic[] = [
  {
    id: "tunnel-profile",
    title: "One client's tunnel",
    summary:
      "The page of a [[profile]]: how its [[tunnel]] stands, what its client is handed, and what to do when it does not connect.",
    pages: [],
    pagesWithin: ["/nfs-tunnels"],
    words: [
      "state",
      "waiting",
      "retrying",
      "key refused",
      "host key changed",
      "does not connect",
      "no key",
      "end open tunnels",
    ],
    sections: [
      {
        title: "What the state says",
        blocks: [
          {
            list: [
              "`Connected`: the client is signed in, and its NFS goes through SSH. Below stand from where, since when and how much.",
              "`Waiting`: the client may open its tunnel, and has none open. Nothing is wrong here: it is off, or has nothing mounted, or does not get through.",
              "`No key` or `Revoked`: it cannot sign in until you give it a key.",
              "`Disabled`: it is not let in until you enable the profile; its key stays.",
              "`Unknown`: nobody tells which connections are open. The notice above says why.",
            ],
          },
          "A tunnel that this host opens itself, to another server, has more to say:",
          {
            list: [
              "`Connecting`, `Retrying`: the server does not answer, or was lost. This host tries again by itself, less often as time goes by; `Try again now` does not wait.",
              "`Confirm host key`, `Host key changed`: somebody has to decide. See below.",
              "`Key refused`: the line of this host's key is missing in the server's [[authorized_keys]]. The tab `authorized_keys` has it.",
              "`No private key`: its private half is not kept here. Rotate the key.",
              "`Ended`: its time was up and nothing used it. `Open again` opens it.",
              "`Not held yet`: the process that holds the tunnels has not taken it over yet, which takes seconds.",
            ],
          },
        ],
      },
      {
        title: "When it does not connect",
        blocks: [
          {
            steps: [
              "`Test tunnel`, in the tab `Test`, goes the way itself: SSH, key, each [[forward]], NFS, each [[export]]. It says where it ends, and what to do there.",
              "If that passes, the fault is on the client's side. Look at **Refused sign-ins** on [NFS Tunnels](/nfs-tunnels): a client that offers another key stands there with its [[fingerprint]].",
              "If nothing of the client comes in at all, something between blocks SSH: name resolution, a route, a firewall. On the client, `ssh -v` with the command of the tab `SSH commands` says how far it gets.",
              "If the tunnel is up and the [[mount]] is refused, the export has no `insecure` or no `localhost`: see [NFS exports](#nfs-exports). If it hangs with NFSv3, [[mountd]] is at another port: see [Ports](#tunnel-ports).",
            ],
          },
        ],
      },
      {
        title: "Its key",
        blocks: [
          "`Make key` or `Rotate key` makes one here; `Paste public key` takes one that the client made, whose private half then never leaves it. After another key the client needs its files again. [Keys, rotating and revoking](#tunnel-keys) tells what a key may do.",
        ],
      },
      {
        title: "The server's host key",
        blocks: [
          "It proves to a client that nobody sits in between. Compare the [[fingerprint]] on the first connection with what this prints on the server's own console: `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`.",
          "`Host key changed` means that the server was set up anew, or that somebody sits in between. Nothing is sent until you take the new [[host key]]. Take it only if you know why it changed.",
        ],
      },
      {
        title: "Ending it",
        blocks: [
          {
            list: [
              "`Revoke`: the key is taken out for good, and what it has open ends. For a client that is lost, stolen or gone.",
              "`Disable`: the client is not let in for a while; its key stays.",
              "`End open tunnels`: what is open now ends; a client with a systemd unit opens it again within seconds.",
              "`Remove`: profile and key are gone. What was set up on the client stays there: run its set-up script with `--remove`.",
            ],
          },
          {
            guide: "The tunnel ends with sleep 60m, once nothing uses it.",
            today:
              "So does this one, after `Keep open for`. To end one that is in use the guide has no way: here its connection is closed on the server.",
          },
        ],
      },
    ],
    sources: ["guide", "ssh", "authorized-keys", "nfs-measured"],
    related: ["nfs-through-ssh", "tunnel-keys", "tunnel-ports"],
  },
];
