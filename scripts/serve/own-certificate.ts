// tsyringe, which @peculiar/x509 stands on, wants it before everything else.
import "reflect-metadata";
import { createPrivateKey, webcrypto, X509Certificate as Read } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { hostname, networkInterfaces } from "node:os";
import path from "node:path";
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type JsonGeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";
import { writeWhole } from "@/lib/shared/write-whole";

/** PEM texts. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;
/** Some browsers take no certificate that is valid for longer. */
const VALID_DAYS = 397;
/** A panel that is started now and then is to find a new one in time. */
const RENEW_BEFORE_DAYS = 30;
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/**
 * The panel's own certificate, from its folder; made there (key mode 0600) where none is, or the one there is about to expire. Nobody
 * vouches for it: people compare its fingerprint once.
 *
 * @param names under which the panel is reached besides this machine's own
 */
export async function ownCertificate(
  folder: string,
  names: readonly string[],
  now = new Date(),
): Promise<Certificate> {
  const found = await read(folder);
  if (found !== null && daysLeft(found.cert, now) > RENEW_BEFORE_DAYS) return found;
  const made = await make(names, now);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeWhole(path.join(folder, "key.pem"), made.key, 0o600);
  await writeWhole(path.join(folder, "cert.pem"), made.cert, 0o644);
  return made;
}

/** SHA-256 of a certificate as browsers show it: pairs of hexadecimal digits. Throws where the text is none. */
export function certificateFingerprint(cert: string): string {
  return new Read(cert).fingerprint256;
}

/** Whether the key is the certificate's. Throws where one of them is none. */
export function fits({ cert, key }: Certificate): boolean {
  return new Read(cert).checkPrivateKey(createPrivateKey(key));
}

async function read(folder: string): Promise<Certificate | null> {
  try {
    const [cert, key] = await Promise.all([
      readFile(path.join(folder, "cert.pem"), "utf8"),
      readFile(path.join(folder, "key.pem"), "utf8"),
    ]);
    return fits({ cert, key }) ? { cert, key } : null;
  } catch (error) {
    // Missing, or cut off by a crash: a new one is made either way.
    if (error instanceof Error) return null;
    throw error;
  }
}

function daysLeft(cert: string, now: Date): number {
  return (Date.parse(new Read(cert).validTo) - now.getTime()) / DAY_MS;
}

async function make(names: readonly string[], now: Date): Promise<Certificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: [{ CN: [hostname()] }, { O: ["Inflight"] }],
      notBefore: new Date(now.getTime() - DAY_MS),
      notAfter: new Date(now.getTime() + VALID_DAYS * DAY_MS),
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(alternativeNames(names)),
      ],
    },
    webcrypto as unknown as Crypto,
  );
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  const lines = pkcs8.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    cert: `${certificate.toString("pem")}\n`,
    key: `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`,
  };
}

function alternativeNames(names: readonly string[]): JsonGeneralName[] {
  const addresses = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).flatMap(({ address }) => (address.includes("%") ? [] : [address])),
  );
  const all = new Set([hostname(), "localhost", ...addresses, ...names].filter((name) => !ANY.has(name)));
  return [...all].map((value) => ({ type: isAddress(value) ? "ip" : "dns", value }));
}

/** What listens to every address is reached by none of these. */
const ANY: ReadonlySet<string> = new Set(["0.0.0.0", "::", ""]);

function isAddress(name: string): boolean {
  return /^[\d.]+$/.test(name) || name.includes(":");
}
