import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import type { TlsOptions } from "node:tls";
import { isLoopback } from "@/lib/shared/address-group";
import {
  type Certificate,
  certificateFingerprint,
  fits,
  ownCertificate,
} from "@/scripts/serve/own-certificate";

export interface Tls {
  readonly options: TlsOptions;
  /** The certificate, PEM. */
  readonly cert: string;
  /** SHA-256, as browsers show it. */
  readonly fingerprint: string;
  /** Whether the certificate is the panel's own, which nobody vouches for. */
  readonly isOwn: boolean;
}

interface TlsWishes {
  /** The address that the panel listens on, and its names besides this machine's: its own certificate holds them. */
  readonly host: string;
  readonly names?: readonly string[];
  /** Where its own certificate is kept. */
  readonly folder: string;
  /** PEM files of an admin's; both or none. */
  readonly certFile: string | undefined;
  readonly keyFile: string | undefined;
}

/** Of TLS 1.2, what has forward secrecy and authenticates what it encrypts; TLS 1.3 has nothing else. */
const CIPHERS = [
  "TLS_AES_256_GCM_SHA384",
  "TLS_CHACHA20_POLY1305_SHA256",
  "TLS_AES_128_GCM_SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES256-GCM-SHA384",
  "ECDHE-ECDSA-CHACHA20-POLY1305",
  "ECDHE-RSA-CHACHA20-POLY1305",
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES128-GCM-SHA256",
].join(":");

/**
 * How the panel serves: null for plain HTTP, which is for loopback alone. Throws a sentence where an admin's files cannot be
 * used.
 */
export async function tlsFor({
  host,
  names = [],
  folder,
  certFile,
  keyFile,
}: TlsWishes): Promise<Tls | null> {
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new Error("Give both INFLIGHT_TLS_CERT and INFLIGHT_TLS_KEY, or neither of them.");
  }
  const given = certFile !== undefined && keyFile !== undefined;
  if (!given && isOwnAlone(host)) return null;
  const certificate = given
    ? await readGiven(certFile, keyFile)
    : await ownCertificate(folder, [host, ...names]);
  return {
    options: { ...certificate, minVersion: "TLSv1.2", ciphers: CIPHERS, honorCipherOrder: true },
    cert: certificate.cert,
    fingerprint: certificateFingerprint(certificate.cert),
    isOwn: !given,
  };
}

/** Whether only this machine can reach an address. */
export function isOwnAlone(host: string): boolean {
  return host === "localhost" || (isIP(host) !== 0 && isLoopback(host));
}

async function readGiven(certFile: string, keyFile: string): Promise<Certificate> {
  const [cert, key] = await Promise.all([readPem(certFile), readPem(keyFile)]);
  if (!isUsable({ cert, key })) {
    throw new Error(
      `${certFile} and ${keyFile} are not a certificate and its key in PEM form, without a passphrase. See INFLIGHT_TLS_CERT and INFLIGHT_TLS_KEY.`,
    );
  }
  return { cert, key };
}

function isUsable(certificate: Certificate): boolean {
  try {
    return fits(certificate);
  } catch {
    return false;
  }
}

async function readPem(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read. See INFLIGHT_TLS_CERT and INFLIGHT_TLS_KEY.`, { cause: error });
  }
}
