import { createHmac } from "node:crypto";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { readSecret } from "@/lib/shared/secret-file";

/** What of a line its hash holds fast. */
export interface ChainedLine {
  readonly at: Date;
  readonly actor: string;
  readonly role: string;
  readonly address: string;
  readonly action: string;
  readonly target: string;
  readonly outcome: string;
  readonly detail: string;
  readonly changeId: string | null;
  readonly previousHash: string;
}

const COST = "whether older lines of the audit log are as they were written can then not be told any more.";

/** The key of the chain, in a file beside the database: whoever has the database alone cannot make a chain that fits. */
export function chainKey(): string {
  return readSecret(dataDir(env().dataDir).auditKey, COST);
}

/** Told apart from lines of the first form, which were written while the end of the log was noted without a key. */
const FORM = "line 2";

/** HMAC-SHA-256 of a line and of the hash of the line before it, in hex. A JSON array: no field runs into the next. */
export function lineHash(key: string, line: ChainedLine): string {
  return hmac(key, [FORM, ...fieldsOf(line)]);
}

/** The hash as lines had it before {@link lineHash}: those are read for ever, and written no more. */
export function firstFormHash(key: string, line: ChainedLine): string {
  return hmac(key, fieldsOf(line));
}

function fieldsOf(line: ChainedLine): readonly (string | null)[] {
  const { at, actor, role, address, action, target, outcome, detail, changeId, previousHash } = line;
  const who = [at.toISOString(), actor, role, address];
  return [previousHash, ...who, action, target, outcome, detail, changeId];
}

function hmac(key: string, fields: readonly (string | null)[]): string {
  return createHmac("sha256", key).update(JSON.stringify(fields)).digest("hex");
}
