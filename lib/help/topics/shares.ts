import type { Topic } from "../topic";

/** Shares, the file behind them, and who is connected to them. */
export const shareTopics: readonly Topic[] = [
  {
    id: "encryption-states",
    title: "States of a share",
    summary:
      "Every [[CIFS]] share has a word for what becomes of its traffic. The word comes from the pair of [global] and the share, and from the protocol versions the server speaks.",
    pages: ["/cifs-shares"],
    words: ["encrypted", "clear", "locked out", "when the client can", "unknown", "create share"],
    sections: [
      {
        title: "The words",
        blocks: [
          {
            list: [
              "**Encrypted**: every client that gets in is encrypted.",
              "**Clear when the client cannot**: SMB 3 clients are encrypted, older ones are served in the [[clear]].",
              "**Clear unless the client asks**: encrypted only for a client that insists on it.",
              "**Clear**: never encrypted, whatever the client asks.",
              "**Locked out**: nobody can connect. A pair of settings that contradict each other.",
              "**Unknown**: the file says more than the panel can read, for example by `include`.",
            ],
          },
          "Choose a share to see the reason in a sentence, and the line it comes from.",
        ],
      },
      {
        title: "On this page",
        blocks: [
          "Create, edit or remove a share by a form; every change is reviewed before it is applied, and touches its own lines alone. `Edit Config File` opens the whole file.",
          "`Restart Samba` is the guide's `service smb restart`. It says first how many sessions it ends.",
        ],
      },
    ],
    sources: ["samba-measured", "smb-conf"],
    related: ["presets", "edit-config-file", "verify"],
  },
  {
    id: "edit-config-file",
    title: "Editing smb.conf",
    summary:
      "The whole file, as it is on disk. Nothing is written until you have seen the difference, the warnings and who is affected; and what was there can be put back.",
    pages: ["/cifs-shares/config-file"],
    words: ["review changes", "insert encryption settings", "apply", "testparm", "editor"],
    sections: [
      {
        title: "The guide's two lines",
        blocks: [
          { code: "smb encrypt = mandatory\nserver signing = mandatory" },
          {
            steps: [
              "Press `Insert encryption settings`: both lines are put into [global].",
              "Press `Review changes`, or Ctrl-S.",
              "Read who is shut out and who is connected now.",
              "Press `Apply`. The panel restarts Samba, which the guide does by `service smb restart`.",
            ],
          },
          {
            guide: "Edit smb.conf, copy and paste the lines, and restart the service.",
            today:
              "The parameter's own name has been `server smb encrypt` since Samba 4.14; `smb encrypt` still works. A reload would leave open sessions in the clear, hence the restart.",
          },
        ],
      },
      {
        title: "While you type",
        blocks: [
          "Names and values are completed, and the help of a parameter shows where the mouse rests on it; [all parameters](/help/parameters) are listed too. Errors and warnings are marked as you type, with a fix where there is one.",
          "Only the lines you change are changed: comments, order, blanks and bytes of other encodings stay. Your text is kept in this browser until it is applied or discarded.",
        ],
      },
      {
        title: "How a change travels",
        blocks: [
          {
            steps: [
              "The file is read with a tag of its content.",
              "The panel's checks and [[testparm]] look at your text.",
              "You see the difference, the warnings, and what it means for who can connect.",
              "A [[revision]] with before and after is stored.",
              "The file is replaced whole, if nobody changed it meanwhile; otherwise there is a [[conflict]], and both texts are kept.",
              "Samba is restarted or reloaded, and an SMB [[negotiation]] verifies what it serves.",
              "Where it does not serve what was meant, the old file is put back, and you are told.",
            ],
          },
        ],
      },
    ],
    sources: ["guide", "smb-conf", "samba-measured"],
    related: ["reload-or-restart", "history", "presets"],
  },
  {
    id: "reload-or-restart",
    title: "Reload or restart",
    summary:
      "A reload reaches new sessions only. A session that was open in the clear goes on in the clear, so the panel restarts by default where encryption or signing changed.",
    pages: [],
    words: ["smbcontrol", "reload-config", "close-share", "service smb restart", "reload only"],
    sections: [
      {
        title: "What each does",
        blocks: [
          {
            list: [
              "[[Restart]]: every session is cut. Windows connects again by itself; what was being written may be lost in a program that does not.",
              "[[Reload]]: nobody is cut. Right for changes that are no matter of protection, such as a comment.",
            ],
          },
          "After a reload, [[leftover session|leftover sessions]] are counted on [SMB3 Encryption](/smb3-encryption) and [Sessions](/sessions), with a button that closes just those.",
        ],
      },
    ],
    sources: ["samba-measured", "smbcontrol"],
    related: ["sessions", "edit-config-file"],
  },
  {
    id: "sessions",
    title: "Sessions",
    summary:
      "Who is connected now, to which share, and whether that is encrypted and signed, as Samba itself says. It is read anew every few seconds.",
    pages: ["/sessions"],
    words: ["close clear sessions", "smbstatus", "clear", "partial", "signing", "demo clients"],
    sections: [
      {
        title: "Encrypted or not",
        blocks: [
          "A [[session]] is encrypted where its [[tree connect]] is, or the session as a whole. `Clear` against what the file demands marks a [[leftover session]].",
          "Filter by state or share, or search for a client, user or [[dialect]]. Pause holds the list still while you read.",
        ],
      },
      {
        title: "Closing",
        blocks: [
          {
            list: [
              "`Close session` ends one. The client may connect again at once, then by the file's rules.",
              "`Close clear sessions` ends those that go on in the clear although the file demands encryption, and no others.",
            ],
          },
          "Files that a client has open are closed with its session; programs that were writing may complain.",
        ],
      },
      {
        title: "The box",
        blocks: [
          "Where the panel runs on its own box, `Demo clients` starts some that really connect, each as its system does: Windows 7, Server 2012, macOS and Windows 11.",
        ],
      },
    ],
    sources: ["smbstatus", "smbcontrol", "samba-measured"],
    related: ["reload-or-restart", "refused-clients", "encryption-states"],
  },
  {
    id: "refused-clients",
    title: "Refused clients",
    summary:
      "Who was turned away, when and why, in words, from Samba's own log; with what to do on the client, and what on the server.",
    pages: ["/refused-clients"],
    words: ["denied", "cannot connect", "log level", "wrong password", "dialect"],
    sections: [
      {
        title: "Reading the list",
        blocks: [
          "Choose a [[refused client]] to see why, what helps, and the log's own words. One client that tries again and again for one reason is one line with a count.",
          "The commonest reason after a change is that the client's system cannot encrypt: its [[dialect]] is SMB 2. [Share Status](/share-status) tells what its system could do.",
        ],
      },
      {
        title: "What has to be logged",
        blocks: [
          "Samba writes refusals from `log level = 1` on, and tells which client it was where each has a log of its own (`log file` with `%m` or `%I`). A notice above the list says where that is not so.",
          "Refusals that the panel's own [[verify|checks]] met are left out: nobody was refused there. `Show own checks` brings them in.",
        ],
      },
    ],
    sources: ["samba-measured", "smb-conf"],
    related: ["encryption-states", "reject-unencrypted", "verify"],
  },
  {
    id: "verify",
    title: "Share Status and Verify",
    summary:
      "Is this share encrypted, and can this client connect? The first answer is worked out from smb.conf; Verify connects and looks.",
    pages: ["/share-status"],
    words: ["helpdesk", "can this client connect", "verify", "print", "windows 7"],
    sections: [
      {
        title: "Can this client connect?",
        blocks: [
          "Choose the caller's system and the share. The answer is for somebody with an account; it says which [[dialect]] and [[cipher]] they would use, why, and which commands show it on the client.",
          "A link to the page keeps share and system, so it can be sent on.",
        ],
      },
      {
        title: "Verify",
        blocks: [
          "The panel connects itself, as SMB 3, as SMB 2.1, as SMB 1, and as a client that insists on encryption, and asks Samba meanwhile whether the [[session]] is encrypted. It changes nothing, so everybody may do it.",
          "With a user and a password it goes as far as the share. Without, it compares the [[negotiation]] alone, and never says that a share keeps its promise. The password is used once and stored nowhere.",
          "The last fifty outcomes are kept with the file they were held against; a later change makes them outdated.",
        ],
      },
    ],
    sources: ["samba-measured", "smbstatus", "ms-smb2"],
    related: ["encryption-states", "refused-clients", "smb3-improvements"],
  },
];
