import { AES_128, AES_128_AND_256, CCM_128, type ClientSystem, CMAC, CMAC_AND_GMAC } from "./client-system";
import { msg } from "@/lib/words/t";

/**
 * smbclient and what is built on libsmbclient (the file managers of GNOME and KDE, Kodi). Samba's release notes: 4.7 raises
 * `client max protocol` to SMB3_11, 4.11 raises `client min protocol` to SMB2_02, 4.15 brings `--client-protection`, the
 * AES-256 suites and AES-GMAC. 4.17.12 itself was measured.
 */
export const SMBCLIENT: readonly ClientSystem[] = [
  {
    id: "smbclient-4.6",
    name: msg("smbclient of Samba 4.6 and older"),
    family: "smbclient",
    oldest: "NT1",
    newest: "NT1",
    ciphers: [],
    signing: [],
    guests: "admitted",
    varies: [msg("With “-m SMB3” those of Samba 4 speak SMB 3.")],
  },
  {
    id: "smbclient-4.7",
    name: msg("smbclient of Samba 4.7 to 4.10"),
    family: "smbclient",
    oldest: "NT1",
    newest: "SMB3_11",
    ciphers: AES_128,
    signing: CMAC,
    encryptionSwitch: "smbclient-e",
    guests: "admitted",
    varies: [msg("Its own smb.conf can take versions of SMB away from it.")],
  },
  {
    id: "smbclient-4.11",
    name: msg("smbclient of Samba 4.11 to 4.14"),
    family: "smbclient",
    oldest: "SMB2_02",
    newest: "SMB3_11",
    ciphers: AES_128,
    signing: CMAC,
    encryptionSwitch: "smbclient-e",
    guests: "admitted",
    varies: [msg("Its own smb.conf can take versions of SMB away from it.")],
  },
  {
    id: "smbclient-4.15",
    name: msg("smbclient of Samba 4.15 and later"),
    family: "smbclient",
    oldest: "SMB2_02",
    newest: "SMB3_11",
    ciphers: AES_128_AND_256,
    signing: [...CMAC_AND_GMAC, "HMAC-SHA256"],
    encryptionSwitch: "client-protection",
    guests: "admitted",
    varies: [msg("Its own smb.conf can take versions of SMB and ciphers away from it.")],
  },
];

const BY_DIALECT = msg(
  "Look up in its manual which version of SMB it speaks, whether it encrypts, and with which ciphers: that varies by maker and release.",
);

/** Appliances, printers, scanners and clients of other makers, by the one thing their manuals tell: the highest version of SMB. */
export const OTHERS: readonly ClientSystem[] = [
  {
    id: "other-smb1",
    name: msg("Another client, SMB 1 only (old scanners, printers)"),
    family: "other",
    oldest: "NT1",
    newest: "NT1",
    ciphers: [],
    signing: [],
    guests: "admitted",
    varies: [msg("Whether it signs varies, too."), BY_DIALECT],
  },
  other("other-smb2.0.2", msg("Another client, SMB 2.0.2 at most"), "SMB2_02", []),
  other("other-smb2.1", msg("Another client, SMB 2.1 at most"), "SMB2_10", []),
  other("other-smb3.0", msg("Another client, SMB 3.0 at most"), "SMB3_00", CCM_128),
  other("other-smb3.0.2", msg("Another client, SMB 3.0.2 at most"), "SMB3_02", CCM_128),
  other("other-smb3.1.1", msg("Another client, SMB 3.1.1 (NetApp ONTAP and others)"), "SMB3_11", AES_128),
];

function other(
  id: string,
  name: string,
  newest: ClientSystem["newest"],
  ciphers: ClientSystem["ciphers"],
): ClientSystem {
  const signing = ciphers.length > 0 ? CMAC : [];
  return {
    id,
    name,
    family: "other",
    oldest: "SMB2_02",
    newest,
    ciphers,
    signing,
    guests: "varies",
    varies: [BY_DIALECT],
  };
}
