import { fail, ok, type Failure, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { sha256 } from "./sha256";

/** A public SSH key without options and comment. */
export interface PublicKey {
  readonly type: string;
  /** The key's bytes in base64, as they stand in a `.pub` file. */
  readonly base64: string;
}

export type KeyFailure = Failure<"bad-key">;

/** Types of keys that sshd takes, and how many length-prefixed fields follow the type in each (RFC 4253, 5656, 8709). */
const FIELDS = new Map([
  ["ssh-ed25519", 1],
  ["ssh-rsa", 2],
  ["ecdsa-sha2-nistp256", 2],
  ["ecdsa-sha2-nistp384", 2],
  ["ecdsa-sha2-nistp521", 2],
  ["sk-ssh-ed25519@openssh.com", 2],
  ["sk-ecdsa-sha2-nistp256@openssh.com", 3],
]);
const LEAST_RSA_BITS = 2048;

/**
 * Reads a public key as it stands in a `.pub` file; a comment behind it is dropped. What is inside is looked at as well: sshd
 * passes over a line whose key it cannot read, and nobody would be told.
 */
export function readPublicKey(text: string): Result<PublicKey, KeyFailure> {
  const line = text.trim();
  if (line.includes("PRIVATE KEY")) {
    return refuse(
      t(
        "This is a private key. Keep it to yourself, and paste what stands in the file of the same name that ends in .pub.",
      ),
    );
  }
  if (line.startsWith("---- BEGIN SSH2")) {
    return refuse(
      t("This is a public key in the form of RFC 4716. Turn it into one line with: ssh-keygen -i -f FILE"),
    );
  }
  const found = /^(\S+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t]+\S.*)?$/.exec(line);
  const [, type = "", base64 = ""] = found ?? [];
  if (!found) {
    return refuse(
      t(
        "This is no public key. Paste the one line of a .pub file, which begins with its type, such as ssh-ed25519.",
      ),
    );
  }
  const count = FIELDS.get(type);
  if (count === undefined) return refuse(whyNotType(type));
  const fields = readFields(base64);
  const isWhole = fields?.length === count + 1 && ascii(fields[0]) === type && isFilled(type, fields);
  if (!isWhole) {
    return refuse(t("The key is cut off or damaged. Copy the whole line of the .pub file once more."));
  }
  const bits = type === "ssh-rsa" ? bitLength(fields[2]) : LEAST_RSA_BITS;
  if (bits < LEAST_RSA_BITS) {
    return refuse(
      t("An RSA key of {bits} bits is too short. Make an Ed25519 key: ssh-keygen -t ed25519", { bits }),
    );
  }
  return ok({ type, base64 });
}

/** `SHA256:…`, as `ssh-keygen -l` prints it. */
export function fingerprint({ base64 }: Pick<PublicKey, "base64">): string {
  const digest = sha256(bytesOf(base64));
  return `SHA256:${btoa(String.fromCharCode(...digest)).replace(/=+$/, "")}`;
}

export function writePublicKey({ type, base64 }: PublicKey): string {
  return `${type} ${base64}`;
}

/** Whether the bytes of a key are whole and begin with its type, whatever type that is. */
export function carriesType({ type, base64 }: PublicKey): boolean {
  const first = readFields(base64)?.[0];
  return first !== undefined && ascii(first) === type;
}

function whyNotType(type: string): string {
  if (type === "ssh-dss")
    return t("DSA keys are refused by today's sshd. Make one with: ssh-keygen -t ed25519");
  if (type.includes("-cert-v")) {
    return t(
      "This is a certificate, not a key. Paste the key it was made for, from the .pub file without “-cert”.",
    );
  }
  return t(
    "The line does not begin with a type of key that sshd takes (ssh-ed25519, ssh-rsa, ecdsa-sha2-nistp256 …). Paste the line of the .pub file, without options before it.",
  );
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** The length-prefixed fields that make up a key; undefined where they do not come out even. */
function readFields(base64: string): Uint8Array[] | undefined {
  if (base64.length % 4 !== 0) return undefined;
  const bytes = bytesOf(base64);
  // Stray bits behind the last byte would give one key two spellings.
  if (btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) !== base64) return undefined;
  const view = new DataView(bytes.buffer);
  const fields: Uint8Array[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const length = view.getUint32(at);
    if (at + 4 + length > bytes.length) return undefined;
    fields.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return at === bytes.length ? fields : undefined;
}

function isFilled(type: string, fields: readonly Uint8Array[]): boolean {
  const last = fields.at(-1)?.length ?? 0;
  if (type.startsWith("ssh-ed25519")) return last === 32;
  if (type.startsWith("sk-ssh-ed25519")) return fields[1]?.length === 32 && last > 0;
  if (type.includes("ecdsa")) return isOnCurve(type, fields);
  return fields.every(({ length }) => length > 0);
}

/** The curve's name, and a point in uncompressed form: 4, and two numbers. */
function isOnCurve(type: string, fields: readonly Uint8Array[]): boolean {
  const curve = /nistp(\d+)/.exec(type)?.[1];
  const point = fields[2];
  const size = Math.ceil(Number(curve) / 8);
  return ascii(fields[1]) === `nistp${curve ?? ""}` && point?.length === 2 * size + 1 && point.at(0) === 4;
}

function ascii(bytes: Uint8Array | undefined): string {
  return Array.from(bytes ?? [], (byte) => String.fromCharCode(byte)).join("");
}

function bitLength(number: Uint8Array | undefined): number {
  const first = number?.findIndex((byte) => byte !== 0) ?? -1;
  if (!number || first < 0) return 0;
  return (number.length - first) * 8 - (Math.clz32(number[first] ?? 0) - 24);
}

function refuse(message: string) {
  return fail<KeyFailure>({ code: "bad-key", message });
}
