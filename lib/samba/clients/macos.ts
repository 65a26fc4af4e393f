import { AES_128, AES_128_AND_256, CCM_128, type ClientSystem, CMAC, CMAC_AND_GMAC } from "./client-system";
import { msg } from "@/lib/words/t";

/**
 * From Apple's own source, github.com/apple-oss-distributions/SMBClient, tag by tag (kernel/netsmb/smb_smb_2.c and
 * lib/smb/nsmb.conf.5): 231.60 (macOS 11.0) offers up to SMB 3.0.2 and AES-128-CCM; 231.100 (11.3) adds SMB 3.1.1 with
 * AES-128-GCM; 286 (12.0) adds the AES-256 suites and `force_sess_encrypt`; 431 (14.0) adds AES-GMAC signing.
 * `signing_required` is off and `protocol_vers_map` 7, which has SMB 1, in all of them.
 * Before: Apple, “OS X Mavericks Core Technologies Overview” (SMB 2 the default in 10.9), and Apple's announcement of OS X Server
 * 4.0.3 (SMB 3 with encryption and signing in Yosemite); Apple support HT210803 for 10.13 to 10.15.
 */
export const MACOS: readonly ClientSystem[] = [
  {
    id: "macos-10.8",
    name: msg("Mac OS X until 10.8"),
    family: "macos",
    oldest: "NT1",
    newest: "NT1",
    ciphers: [],
    signing: [],
    guests: "admitted",
    varies: [msg("Which version of SMB the oldest ones speak varies; none of them encrypts.")],
  },
  {
    id: "macos-10.9",
    name: msg("OS X 10.9 (Mavericks)"),
    family: "macos",
    oldest: "NT1",
    newest: "SMB2_10",
    ciphers: [],
    signing: [],
    guests: "admitted",
    varies: [msg("It may stop at SMB 2.0.2; it does not encrypt either way.")],
  },
  {
    id: "macos-10.10",
    name: msg("OS X 10.10 to macOS 11.2"),
    family: "macos",
    oldest: "NT1",
    newest: "SMB3_02",
    ciphers: CCM_128,
    signing: CMAC,
    guests: "admitted",
    varies: [msg("The oldest of them may stop at SMB 3.0; they encrypt all the same.")],
  },
  {
    id: "macos-11.3",
    name: msg("macOS 11.3 and later (Big Sur)"),
    family: "macos",
    oldest: "NT1",
    newest: "SMB3_11",
    ciphers: AES_128,
    signing: CMAC,
    guests: "admitted",
  },
  {
    id: "macos-12",
    name: msg("macOS 12 and 13 (Monterey, Ventura)"),
    family: "macos",
    oldest: "NT1",
    newest: "SMB3_11",
    ciphers: AES_128_AND_256,
    signing: CMAC,
    encryptionSwitch: "nsmb-conf",
    guests: "admitted",
    varies: [msg("A line in its nsmb.conf can take versions of SMB and ciphers away from it.")],
  },
  {
    id: "macos-14",
    name: msg("macOS 14 and later (Sonoma, Sequoia, Tahoe)"),
    family: "macos",
    oldest: "NT1",
    newest: "SMB3_11",
    ciphers: AES_128_AND_256,
    signing: CMAC_AND_GMAC,
    encryptionSwitch: "nsmb-conf",
    guests: "admitted",
    varies: [msg("A line in its nsmb.conf can take versions of SMB and ciphers away from it.")],
  },
];
