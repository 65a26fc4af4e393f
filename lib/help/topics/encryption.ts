import type { Topic } from "../topic";

/** Why, and what SMB 3 does. */
export const encryptionTopics: readonly Topic[] = [
  {
    id: "why-in-flight",
    title: "Why encrypt in flight",
    summary:
      "Files that travel between two places can be read on the way. Encrypting them [[in flight]] costs a setting, and no key has to be managed.",
    pages: ["/help"],
    words: ["introduction", "eavesdropping", "at rest", "vpn", "ipsec"],
    sections: [
      {
        title: "What it is",
        blocks: [
          "The sender encrypts, the receiver decrypts, and what is in between sees noise. The exchange is short: client and server make keys when they connect and forget them afterwards.",
          "That is the difference to data [[at rest]]: what lies on a disk for years needs a key that somebody keeps for years.",
          "By itself a storage protocol protects little. [[NFS]] encrypts nothing; [[SMB]] does so where both sides are told to. On a closed network among machines you trust, that may do. Between an office and a data centre, or in a cloud, it does not.",
        ],
      },
      {
        title: "The two ways here",
        blocks: [
          {
            list: [
              "**Windows shares**: [[SMB]] 3 encrypts by itself. Choose a preset on [SMB3 Encryption](/smb3-encryption), or write the two lines on [Edit Config File](/cifs-shares/config-file).",
              "**NFS**: an SSH [[tunnel]] carries it. Make a profile for each client on [NFS Tunnels](/nfs-tunnels).",
            ],
          },
          "Both are free of charge and of new software on the way. IPsec or a VPN protect more than files, and want more set up.",
        ],
      },
    ],
    sources: ["guide", "smb3-security"],
    related: ["smb3-improvements", "nfs-through-ssh", "presets"],
  },
  {
    id: "smb3-improvements",
    title: "What SMB 3 brings",
    summary:
      "Encryption and faster signing without another product, and a negotiation that notices tampering. It came with Windows 8 and Server 2012; Samba speaks it too.",
    pages: [],
    words: ["aes", "windows server 2012", "signing", "cipher", "acceleration"],
    sections: [
      {
        title: "Encryption",
        blocks: [
          "Every message is encrypted and protected against change at once. Nothing is installed on the way; the server's settings are all there is to change.",
          {
            guide: "SMB 3 uses the AES-CCM encryption algorithm.",
            today:
              "[[AES-CCM]] is what SMB 3.0 and 3.0.2 have. SMB 3.1.1 (Windows 10, Server 2016 and later) agrees on a [[cipher]], and prefers [[AES-GCM]]. Samba's order decides; see the ciphers on [SMB3 Encryption](/smb3-encryption).",
          },
        ],
      },
      {
        title: "Signing",
        blocks: [
          "[[AES-CMAC]] takes the place of HMAC-SHA256. [[Signing]] keeps others from changing the traffic, not from reading it: an encrypted session needs none on top, since encryption proves the same.",
          "Processors with AES instructions do both almost for free.",
        ],
      },
      {
        title: "Who speaks it",
        blocks: [
          {
            list: [
              "SMB 3.1.1: Windows 10 and 11, Server 2016 and later, today's macOS and Linux.",
              "SMB 3.0 and 3.0.2: Windows 8 and 8.1, Server 2012 and 2012 R2.",
              "SMB 2: Windows 7, Server 2008 R2. They cannot encrypt.",
              "SMB 1: Windows XP and old devices. It is never encrypted, and off here unless a file turns it on.",
            ],
          },
          "[Share Status](/share-status) answers for one [[client system|system]] and one share.",
        ],
      },
    ],
    sources: ["guide", "smb3-security", "ms-smb2", "samba-measured"],
    related: ["downgrade-attacks", "presets", "why-in-flight"],
  },
  {
    id: "downgrade-attacks",
    title: "Downgrade attacks and Event ID 1005",
    summary:
      "Somebody in between can try to make client and server agree on an older version that has no encryption. SMB 3 notices, and hangs up. A downgrade to SMB 1 it does not notice: leave SMB 1 off.",
    pages: [],
    words: ["event 1005", "man in the middle", "secure negotiate", "smb 1", "smbserver operational"],
    sections: [
      {
        title: "What happens",
        blocks: [
          "In a [[downgrade attack]] a [[man in the middle]] changes the [[negotiation]], which is not protected yet: he takes SMB 3 out of the list, and both believe that the other knows SMB 2 alone. What follows is in the [[clear]].",
          {
            list: [
              "SMB 3.0 and 3.0.2: [[secure negotiate]] asks once more, signed, what was said.",
              "SMB 3.1.1: [[preauthentication integrity]] hashes every message into the session's keys.",
            ],
          },
          "Either way the connection ends. A Windows server writes Event ID 1005 into `Microsoft-Windows-SmbServer/Operational`; a Windows client has such events too. Samba only breaks the connection off, and the client tells of it.",
        ],
      },
      {
        title: "What it does not notice",
        blocks: [
          "A downgrade to SMB 1 gets past it. So turn SMB 1 off: on [SMB3 Encryption](/smb3-encryption), `Speak SMB 1`. [[smbd|Samba]] has had it off by default since version 4.11.",
          {
            guide:
              "In order to guarantee that SMB 3 capable clients always use encryption, the SMB 1 server must be disabled.",
            today:
              "True where the others are served in the clear, as with the preset Transition. Where encryption is required, SMB 1 and SMB 2 are refused anyway. Transition, Required and Hardened all turn SMB 1 off.",
          },
          "Hardened lets SMB 3.1.1 alone in, so that every negotiation is protected in full.",
        ],
      },
    ],
    sources: ["guide", "smb3-security", "ms-smb2"],
    related: ["smb3-improvements", "reject-unencrypted", "presets"],
  },
  {
    id: "reject-unencrypted",
    title: "RejectUnencryptedAccess",
    summary:
      "Whether clients that cannot encrypt are refused or served in the clear. On Windows it is a setting of that name; with Samba it is the difference between required and desired.",
    pages: [],
    words: ["set-smbserverconfiguration", "powershell", "transition", "desired", "mandatory"],
    sections: [
      {
        title: "The same thing in Samba",
        blocks: [
          {
            list: [
              "`$true`, Windows' default: `smb encrypt = mandatory`. Whoever cannot encrypt is refused. The preset Required.",
              "`$false`: `smb encrypt = desired`. Whoever can encrypt does, the others are served in the [[clear]]. The preset Transition, for as long as old clients are about.",
            ],
          },
          {
            guide:
              "Run Set-SmbServerConfiguration -RejectUnencryptedAccess $false to allow unencrypted access.",
            today:
              "That command is for a Windows server. On this appliance choose Transition on [SMB3 Encryption](/smb3-encryption).",
          },
        ],
      },
      {
        title: "From one to the other",
        blocks: [
          {
            steps: [
              "Choose Transition. [Sessions](/sessions) shows who is still in the clear.",
              "Move or mend those clients. [Share Status](/share-status) says what each system can do.",
              "Choose Required. The review names who is connected now and would be cut.",
              "Look at [Refused Clients](/refused-clients) for a few days.",
            ],
          },
        ],
      },
    ],
    sources: ["guide", "smb3-security", "smb-conf", "samba-measured"],
    related: ["presets", "refused-clients", "sessions"],
  },
  {
    id: "presets",
    title: "Presets: Off, Transition, Required, Hardened",
    summary:
      "One choice for the whole server's [[posture]], in place of lines that have to fit together. Each says whom it shuts out before anything is done.",
    pages: ["/smb3-encryption"],
    words: ["smb encrypt", "server signing", "hardened", "cipher", "per share"],
    sections: [
      {
        title: "The four",
        blocks: [
          {
            list: [
              "**Off**: Samba's defaults. Everybody gets in; files travel in the [[clear]] unless the client insists.",
              "**Transition**: clients with SMB 3 are encrypted, those with SMB 2 are served in the clear.",
              "**Required**: the guide's two lines. Clients with SMB 3 alone get in, and nothing is in the clear.",
              "**Hardened**: as Required, with SMB 3.1.1 and its strongest ciphers first.",
            ],
          },
          "[[Guest|Guests]] cannot encrypt: without a password there is no key. From Transition on, guests with SMB 3 are refused.",
        ],
      },
      {
        title: "A share's own choice",
        blocks: [
          "A share's own line never tells its state. Samba reads the setting twice: in [global] when a [[session]] is set up, and in the share at the [[tree connect]]. The pair decides. The page shows the effect of the pair, and names two traps:",
          {
            list: [
              "`off` in [global] with `required` in a share: nobody can connect. The page calls it [[locked out|Locked out]].",
              "`off` in [global] with `desired` in a share: looks protected, and is in the clear.",
            ],
          },
          "Once [global] says `desired` or `required`, `off` in a share changes nothing.",
        ],
      },
      {
        title: "How to",
        blocks: [
          {
            steps: [
              "Choose a preset, and exceptions for shares below. Nothing is done yet.",
              "Read what it means for those who are connected now.",
              "Press Review changes: you see the lines, the warnings, and who would be shut out.",
              "Apply. Samba is restarted, and the panel connects to see that it serves what was meant.",
            ],
          },
        ],
      },
    ],
    sources: ["guide", "smb-conf", "samba-measured"],
    related: ["reject-unencrypted", "encryption-states", "reload-or-restart", "active-directory"],
  },
  {
    id: "active-directory",
    title: "Active Directory",
    summary:
      "Whether the appliance is a member of an [[Active Directory]] domain decides who its users are. Encryption works either way.",
    pages: [],
    words: ["domain", "join", "winbind", "kerberos"],
    sections: [
      {
        title: "Is it needed?",
        blocks: [
          {
            guide: "The SoftNAS VM must be added in Active Directory.",
            today:
              "Not for encryption: a standalone server encrypts just as well, for anybody who signs in with a password. A domain brings one set of users and passwords for all servers, and Kerberos.",
          },
          "The panel `Active Directory` on [SMB3 Encryption](/smb3-encryption) shows whether the appliance is joined and whether the membership still holds.",
        ],
      },
    ],
    sources: ["guide", "samba-measured"],
    related: ["presets", "refused-clients"],
  },
];
