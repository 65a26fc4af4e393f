import type { ClientOutcome } from "./encryption-table";
import type { PresetName } from "./preset-names";
import { msg } from "@/lib/words/t";

/** One choice for the whole server, in words to be said by `t`. Which lines it stands for is in `preset-rules`. */
export interface Preset {
  readonly name: PresetName;
  readonly label: string;
  /** What it does. */
  readonly meaning: string;
  /** Who gets in, and who does not. */
  readonly clients: string;
  /** The lines it writes where they are missing, for people who know smb.conf; empty for Samba's defaults. */
  readonly lines: readonly string[];
  /** What each kind of client meets at a share without lines of its own. The integration test asks a real smbd. */
  readonly promise: PresetPromise;
}

/** Null where the preset leaves it as it is. */
export interface PresetPromise {
  readonly smb1: ClientOutcome | null;
  readonly smb2: ClientOutcome;
  readonly smb30: ClientOutcome;
  readonly smb311: ClientOutcome;
  readonly smb311Asking: ClientOutcome;
  /** At shares that admit them. */
  readonly guests: "admitted" | "older-clients" | "refused";
}

/** From the least to the most. */
export const PRESETS: readonly Preset[] = [
  {
    name: "off",
    label: msg("Off"),
    meaning: msg(
      "Samba's defaults: the server asks nobody to encrypt or to sign. A share that requires encryption by a line of its own still does, and a client may ask for encryption and gets it.",
    ),
    clients: msg(
      "Everybody gets in. Files travel in the clear, except to clients that insist on encryption. SMB 1 stays as it is.",
    ),
    lines: [],
    promise: {
      smb1: null,
      smb2: "clear",
      smb30: "clear",
      smb311: "clear",
      smb311Asking: "encrypted",
      guests: "admitted",
    },
  },
  {
    name: "transition",
    label: msg("Transition"),
    meaning: msg(
      "Every client that can encrypt does, and the others are still served: what Windows Server calls RejectUnencryptedAccess $false. Every session is signed, and SMB 1 is off.",
    ),
    clients: msg(
      "SMB 3 clients are encrypted (Windows 8, Server 2012 and later, macOS, Linux). SMB 2 clients (Windows 7, Server 2008 R2) are served in the clear. SMB 1 clients are refused, and so are guests with an SMB 3 client: without a password there is no key to encrypt with.",
    ),
    lines: ["smb encrypt = desired", "server signing = mandatory"],
    promise: {
      smb1: "refused",
      smb2: "clear",
      smb30: "encrypted",
      smb311: "encrypted",
      smb311Asking: "encrypted",
      guests: "older-clients",
    },
  },
  {
    name: "required",
    label: msg("Required"),
    meaning: msg(
      "Nothing leaves the server in the clear: the settings of the SoftNAS In-Flight Encryption guide. Every session is encrypted and signed, and SMB 1 is off.",
    ),
    clients: msg(
      "Only SMB 3 clients get in (Windows 8, Server 2012 and later, macOS, Linux). SMB 2 clients (Windows 7, Server 2008 R2), SMB 1 clients and guests are refused.",
    ),
    lines: ["smb encrypt = mandatory", "server signing = mandatory"],
    promise: {
      smb1: "refused",
      smb2: "refused",
      smb30: "encrypted",
      smb311: "encrypted",
      smb311Asking: "encrypted",
      guests: "refused",
    },
  },
  {
    name: "hardened",
    label: msg("Hardened"),
    meaning: msg(
      "As Required, with SMB 3.1.1 alone, which protects the negotiation against tampering, and AES-256 for every client that knows it.",
    ),
    clients: msg(
      "Only SMB 3.1.1 clients get in (Windows 10, Server 2016 and later, current macOS and Linux). SMB 3.0 clients (Windows 8 and 8.1, Server 2012 and 2012 R2), all older ones and guests are refused.",
    ),
    lines: [
      "smb encrypt = mandatory",
      "server signing = mandatory",
      "server min protocol = SMB3_11",
      "server smb3 encryption algorithms = AES-256-GCM, AES-256-CCM, AES-128-GCM, AES-128-CCM",
    ],
    promise: {
      smb1: "refused",
      smb2: "refused",
      smb30: "refused",
      smb311: "encrypted",
      smb311Asking: "encrypted",
      guests: "refused",
    },
  },
];
