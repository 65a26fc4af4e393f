import { AES_128, CCM_128, type ClientSystem, CMAC } from "./client-system";
import { msg } from "@/lib/words/t";

/**
 * The kernel's own client (`mount -t cifs`), from its commits and wiki.samba.org/index.php/LinuxCIFSKernel:
 * `vers=1.0` is the default until 4.12 and 3.0 in 4.13; 2.1 to 3.0.2 are negotiated since 9764c02fcbad (4.14, stable 4.13.5), 3.1.1
 * too since d5c7076b772a (5.0). Encryption since 026e93dc0a3e (4.11), with AES-128-CCM alone; AES-128-GCM since 9ac63ec77609 and
 * following (5.3); AES-256-GCM since fee742b50289 (`enable_gcm_256`, about 5.13), with neither AES-256-CCM.
 * It signs SMB 3.1.1 with AES-128-CMAC: `enable_negotiate_signing` (53d31a3ffd60) is off by default. SMB 1 goes by `vers=1.0` only.
 */
const CARRIED_BACK = msg(
  "Distributions carry such changes back to older kernels: uname -r tells less on Red Hat, SUSE and Ubuntu.",
);
const BY_DEFAULT_SMB1 = msg("Mounted without “vers=” it speaks SMB 1 alone.");

export const LINUX: readonly ClientSystem[] = [
  {
    id: "linux-4.10",
    name: msg("Linux kernel until 4.10 (mount.cifs)"),
    family: "linux",
    oldest: "NT1",
    newest: "SMB2_10",
    ciphers: [],
    signing: [],
    guests: "admitted",
    mountVersion: "2.1",
    varies: [BY_DEFAULT_SMB1, msg("It knows SMB 3.0 as well, but without encryption."), CARRIED_BACK],
  },
  {
    id: "linux-4.11",
    name: msg("Linux kernel 4.11 and 4.12 (mount.cifs)"),
    family: "linux",
    oldest: "NT1",
    newest: "SMB3_00",
    ciphers: CCM_128,
    signing: CMAC,
    encryptionSwitch: "seal",
    guests: "admitted",
    mountVersion: "3.0",
    varies: [BY_DEFAULT_SMB1, CARRIED_BACK],
  },
  {
    id: "linux-4.13",
    name: msg("Linux kernel 4.13 to 4.20 (mount.cifs)"),
    family: "linux",
    oldest: "SMB2_10",
    newest: "SMB3_02",
    ciphers: CCM_128,
    signing: CMAC,
    encryptionSwitch: "seal",
    guests: "admitted",
    varies: [msg("4.13.0 to 4.13.4 ask for SMB 3.0 and nothing else."), CARRIED_BACK],
  },
  {
    id: "linux-5.0",
    name: msg("Linux kernel 5.0 to 5.2 (mount.cifs)"),
    family: "linux",
    oldest: "SMB2_10",
    newest: "SMB3_11",
    ciphers: CCM_128,
    signing: CMAC,
    encryptionSwitch: "seal",
    guests: "admitted",
    varies: [CARRIED_BACK],
  },
  {
    id: "linux-5.3",
    name: msg("Linux kernel 5.3 to 5.12 (mount.cifs)"),
    family: "linux",
    oldest: "SMB2_10",
    newest: "SMB3_11",
    ciphers: AES_128,
    signing: CMAC,
    encryptionSwitch: "seal",
    guests: "admitted",
    varies: [msg("From 5.10 on the module option enable_gcm_256=1 adds AES-256-GCM."), CARRIED_BACK],
  },
  {
    id: "linux-5.13",
    name: msg("Linux kernel 5.13 and later (mount.cifs)"),
    family: "linux",
    oldest: "SMB2_10",
    newest: "SMB3_11",
    ciphers: [...AES_128, "AES-256-GCM"],
    signing: CMAC,
    encryptionSwitch: "seal",
    guests: "admitted",
    varies: [CARRIED_BACK],
  },
];
