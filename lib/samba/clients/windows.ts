import { AES_128, AES_128_AND_256, CCM_128, type ClientSystem, CMAC, CMAC_AND_GMAC } from "./client-system";
import { msg } from "@/lib/words/t";

/**
 * Dialects: [MS-SMB2] appendix A, “Product Behavior”: Vista and Server 2008 bring SMB 2.0.2, Windows 7 and 2008 R2 2.1,
 * Windows 8 and 2012 3.0, 8.1 and 2012 R2 3.0.2, Windows 10 and 2016 3.1.1.
 * Ciphers: Microsoft Learn, “SMB security enhancements” and the policy “Cipher suite order” of the Lanman Workstation:
 * AES-128-CCM for 3.0 and 3.0.2; AES-128-GCM and -CCM for 3.1.1; the AES-256 suites and AES-GMAC signing since Windows 11 and
 * Server 2022.
 * SMB 1: Microsoft Learn, “SMBv1 is not installed by default in Windows 10 version 1709, Windows Server version 1709 and later”.
 * Signing, guests, encryption mandate: Microsoft Learn, “SMB security hardening” (Windows 11 24H2, Server 2025) and “Configure
 * the SMB client to require encryption”; guests before that: “Guest access in SMB2 and SMB3 is disabled by default”.
 * `New-SmbMapping -RequirePrivacy` is in the reference for Server 2022 and not in that for Server 2019; Hardened UNC Paths with
 * RequirePrivacy: KB3000483 (MS15-011), Windows 8 and Server 2012 on.
 * NTLMv1: `LmCompatibilityLevel` is below 3 before Vista (Microsoft Learn, “LAN Manager authentication level”).
 */
export const WINDOWS: readonly ClientSystem[] = [
  {
    id: "windows-xp",
    name: msg("Windows XP, Server 2003 and older"),
    family: "windows",
    oldest: "NT1",
    newest: "NT1",
    ciphers: [],
    signing: [],
    guests: "admitted",
    ntlm1: true,
  },
  {
    id: "windows-vista",
    name: msg("Windows Vista, Server 2008"),
    family: "windows",
    oldest: "NT1",
    newest: "SMB2_02",
    ciphers: [],
    signing: [],
    guests: "admitted",
  },
  {
    id: "windows-7",
    name: msg("Windows 7, Server 2008 R2"),
    family: "windows",
    oldest: "NT1",
    newest: "SMB2_10",
    ciphers: [],
    signing: [],
    guests: "admitted",
  },
  {
    id: "windows-8",
    name: msg("Windows 8, Server 2012"),
    family: "windows",
    oldest: "NT1",
    newest: "SMB3_00",
    ciphers: CCM_128,
    signing: CMAC,
    encryptionSwitch: "hardened-unc-path",
    guests: "admitted",
  },
  {
    id: "windows-8.1",
    name: msg("Windows 8.1, Server 2012 R2"),
    family: "windows",
    oldest: "NT1",
    newest: "SMB3_02",
    ciphers: CCM_128,
    signing: CMAC,
    encryptionSwitch: "hardened-unc-path",
    guests: "admitted",
    varies: [msg("An admin may have taken SMB 1 away from it.")],
  },
  {
    id: "windows-10",
    name: msg("Windows 10, Server 2016, Server 2019"),
    family: "windows",
    oldest: "SMB2_02",
    newest: "SMB3_11",
    ciphers: AES_128,
    signing: CMAC,
    encryptionSwitch: "hardened-unc-path",
    guests: "varies",
    varies: [msg("Before version 1709, and where somebody added the feature, it speaks SMB 1 too.")],
  },
  {
    id: "windows-11",
    name: msg("Windows 11 until 23H2, Server 2022"),
    family: "windows",
    oldest: "SMB2_02",
    newest: "SMB3_11",
    ciphers: AES_128_AND_256,
    signing: [...CMAC_AND_GMAC, "HMAC-SHA256"],
    encryptionSwitch: "new-smb-mapping",
    guests: "varies",
    varies: [msg("A policy can take ciphers away from it (Cipher suite order).")],
  },
  {
    id: "windows-11-24h2",
    name: msg("Windows 11 24H2 and later, Server 2025"),
    family: "windows",
    oldest: "SMB2_02",
    newest: "SMB3_11",
    ciphers: AES_128_AND_256,
    signing: [...CMAC_AND_GMAC, "HMAC-SHA256"],
    signsAlways: true,
    encryptionSwitch: "require-encryption",
    guests: "refused",
    varies: [msg("A policy can make it insist on encryption, or on a lowest version of SMB.")],
  },
  {
    id: "windows-11-24h2-encrypting",
    name: msg("Windows 11 24H2, Server 2025, told to require encryption"),
    family: "windows",
    oldest: "SMB2_02",
    newest: "SMB3_11",
    ciphers: AES_128_AND_256,
    signing: [...CMAC_AND_GMAC, "HMAC-SHA256"],
    signsAlways: true,
    insists: true,
    guests: "refused",
  },
];
