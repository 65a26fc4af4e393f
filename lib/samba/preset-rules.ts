import { ENCRYPTION_ALGORITHMS, SIGNING_ALGORITHMS } from "./ciphers";
import type { PresetName } from "./preset-names";
import { type ProtocolVersion, protocolLabel, protocolVersion } from "./protocol-versions";
import type { ServerFacts } from "./server-facts";
import { msg, t } from "@/lib/words/t";

/** What a preset says of one parameter. */
export interface PresetRule {
  /** As it is written where no line has it yet: the guide's spelling. */
  readonly parameter: string;
  /** For a person: what would be right. */
  readonly wanted: () => string;
  /** How far a server without it is from the preset. */
  readonly weight: number;
  readonly holds: (facts: ServerFacts) => boolean;
  /** What is written where it does not hold; null takes the lines out, so that Samba's default holds. */
  readonly write: (facts: ServerFacts) => string | null;
  /** The facts once that is written. */
  readonly after: (facts: ServerFacts) => ServerFacts;
  /** What it means for people that it does not hold. */
  readonly sentence: (facts: ServerFacts) => string;
  /** It holds, but is taken out with the rest: a stricter preset's mark that means nothing to this one. */
  readonly releases?: (facts: ServerFacts) => boolean;
}

/** AES-256 before AES-128, which Windows 10 and older clients know alone. */
const AES_256_FIRST = ["AES-256-GCM", "AES-256-CCM", "AES-128-GCM", "AES-128-CCM"] as const;

/**
 * What each preset says of each of its parameters. What holds already is not touched, in whichever words the file says it;
 * what does not hold is set, or taken out where Samba's default is what the preset wants. So a preset gives back what a
 * stricter one took (`server min protocol = SMB3_11`), none ever switches SMB 1 on, and none writes a line for what is so
 * by default. `server max protocol` is theirs only where it keeps the server from SMB 3, the one version that encrypts.
 */
export const PRESET_RULES: Readonly<Record<PresetName, readonly PresetRule[]>> = {
  off: [
    encrypt("if_required", null),
    signing("on-request"),
    lowest(msg("SMB 2.1 or lower"), (min) => min.generation < 3),
    highest(msg("SMB 3.1.1"), () => true),
    ciphers(msg("any"), () => true),
    signatures(msg("any"), () => true),
  ],
  transition: [
    encrypt("desired", "desired"),
    signing("required"),
    lowest(msg("SMB 2.0.2 or SMB 2.1"), (min) => min.generation === 2),
    highest(msg("SMB 3.1.1"), (max) => max.generation === 3),
    ciphers(msg("AES-128-CCM among them"), (list) => list.includes("AES-128-CCM")),
    signatures(msg("HMAC-SHA256 and AES-128-CMAC among them"), (list) =>
      ["HMAC-SHA256", "AES-128-CMAC"].every((each) => list.includes(each)),
    ),
  ],
  required: [
    encrypt("required", "mandatory"),
    signing("required"),
    lowest(msg("SMB 2.0.2 to SMB 3.0"), (min) => min.generation === 2 || min.name === "SMB3_00"),
    highest(msg("SMB 3.1.1"), (max) => max.generation === 3),
    ciphers(msg("AES-128-CCM among them"), (list) => list.includes("AES-128-CCM")),
    signatures(msg("AES-128-CMAC among them"), (list) => list.includes("AES-128-CMAC")),
  ],
  hardened: [
    encrypt("required", "mandatory"),
    signing("required"),
    {
      ...lowest(msg("SMB 3.1.1"), (min) => min.name === "SMB3_11"),
      write: () => "SMB3_11",
      after: (facts) => ({ ...facts, min: versionNamed("smb3_11") }),
    },
    highest(msg("SMB 3.1.1"), (max) => max.name === "SMB3_11"),
    {
      ...ciphers(
        msg("AES-256 first, AES-128 after it"),
        (list) => (list[0] ?? "").startsWith("AES-256") && list.some((each) => each.startsWith("AES-128")),
      ),
      write: () => AES_256_FIRST.join(", "),
      after: (facts) => ({ ...facts, encryptionAlgorithms: AES_256_FIRST }),
      releases: () => false,
    },
    signatures(
      msg("AES-128-GMAC first, AES-128-CMAC after it"),
      (list) => list[0] === "AES-128-GMAC" && list.includes("AES-128-CMAC"),
    ),
  ],
};

function encrypt(value: "if_required" | "desired" | "required", write: string | null): PresetRule {
  return {
    parameter: "smb encrypt",
    wanted: () => write ?? t("not set"),
    weight: 10,
    holds: (facts) => facts.encrypt === value,
    write: () => write,
    after: (facts) => ({ ...facts, encrypt: value }),
    sentence: ({ encrypt: found }) => {
      if (found === null)
        return t("The value is none that Samba knows; Samba refuses a file with such a line.");
      return t(ENCRYPT_SENTENCES[found]);
    },
  };
}

const ENCRYPT_SENTENCES = {
  if_required: msg("The server asks nobody to encrypt: only clients that insist on it are encrypted."),
  off: msg(
    "Encryption is turned off for the whole server: clients that insist on it are refused, and a share that requires it lets nobody in.",
  ),
  desired: msg("Every client that can encrypt is encrypted, and older clients are served in the clear."),
  required: msg("Clients that cannot encrypt are refused, and so are guests."),
} as const;

function signing(value: "required" | "on-request"): PresetRule {
  return {
    parameter: "server signing",
    wanted: () => (value === "required" ? "mandatory" : t("not set")),
    weight: 2,
    holds: (facts) => facts.signing === value,
    write: () => (value === "required" ? "mandatory" : null),
    after: (facts) => ({ ...facts, signing: value }),
    sentence: ({ signing: found }) => {
      if (found === null)
        return t("The value is none that Samba knows; Samba refuses a file with such a line.");
      return t(
        found === "required"
          ? "Every session is signed; a client that does not sign is refused."
          : "Sessions are signed only where the client asks for it.",
      );
    },
  };
}

function lowest(wanted: string, allows: (min: ProtocolVersion) => boolean): PresetRule {
  return {
    parameter: "server min protocol",
    wanted: () => t(wanted),
    weight: 3,
    holds: ({ min }) => min !== null && allows(min),
    write: ({ min }) => (min?.generation === 1 ? "SMB2_02" : null),
    after: (facts) => ({ ...facts, min: versionNamed("smb2_02") }),
    sentence: ({ min }) => {
      if (min === null)
        return t("The value is none that Samba knows; Samba refuses a file with such a line.");
      if (min.generation === 1) {
        return t(
          "SMB 1 is on: it is never encrypted, and somebody on the line can make a newer client fall back to it.",
        );
      }
      return t(
        min.name === "SMB3_11"
          ? "The server speaks {version} alone."
          : "The server speaks {version} and newer.",
        { version: protocolLabel(min) },
      );
    },
  };
}

function highest(wanted: string, allows: (max: ProtocolVersion) => boolean): PresetRule {
  return {
    parameter: "server max protocol",
    wanted: () => t(wanted),
    weight: 3,
    holds: ({ max }) => max !== null && allows(max),
    write: () => null,
    after: (facts) => ({ ...facts, max: versionNamed("smb3_11") }),
    sentence: ({ max }) => {
      if (max === null)
        return t("The value is none that Samba knows; Samba refuses a file with such a line.");
      return t(
        max.generation === 3
          ? "The server stops at {version}: SMB 3.1.1, which protects the negotiation against tampering, is not spoken."
          : "The server stops at {version}, and only SMB 3 can encrypt.",
        { version: protocolLabel(max) },
      );
    },
  };
}

function ciphers(wanted: string, allows: (list: readonly string[]) => boolean): PresetRule {
  return {
    parameter: "server smb3 encryption algorithms",
    wanted: () => t(wanted),
    weight: 2,
    holds: (facts) => allows(facts.encryptionAlgorithms),
    write: () => null,
    after: (facts) => ({ ...facts, encryptionAlgorithms: ENCRYPTION_ALGORITHMS }),
    sentence: ({ encryptionAlgorithms: [first] }) => {
      if (first === undefined)
        return t("Samba refuses this list, or knows none of the ciphers in it: nothing can be encrypted.");
      return t(
        first.startsWith("AES-128")
          ? "AES-128 comes first, so that a client gets it that knows AES-256 too."
          : "Clients are left out that can encrypt with none of these.",
      );
    },
    releases: ({ encryptionAlgorithms }) => String(encryptionAlgorithms) === String(AES_256_FIRST),
  };
}

function signatures(wanted: string, allows: (list: readonly string[]) => boolean): PresetRule {
  return {
    parameter: "server smb3 signing algorithms",
    wanted: () => t(wanted),
    weight: 1,
    holds: (facts) => allows(facts.signingAlgorithms),
    write: () => null,
    after: (facts) => ({ ...facts, signingAlgorithms: SIGNING_ALGORITHMS }),
    sentence: ({ signingAlgorithms: [first] }) =>
      t(
        first === "AES-128-GMAC"
          ? "Clients are left out that can sign with none of these."
          : "The fastest algorithm does not come first, or clients are left out that can sign with none of these.",
      ),
  };
}

function versionNamed(key: string): ProtocolVersion | null {
  return protocolVersion(key) ?? null;
}
