import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { chown, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { sweepUnfinished, unfinishedName } from "@/lib/shared/unfinished";

/** Where the log ended when a line was written. */
export interface LogEnd {
  /** Of the newest line; empty where no line of the chain was there yet. */
  readonly hash: string;
  /** Lines up to that one, those from before the chain with them. */
  readonly lines: number;
}

/** What the file `audit-head` says. */
export type Head =
  | ({ readonly form: "noted" } & LogEnd)
  /** As it was written before it was authenticated: to be believed only of a line of that time. */
  | { readonly form: "plain"; readonly hash: string }
  | { readonly form: "none" }
  /** Damaged, made with another key, or made up. */
  | { readonly form: "unknown" };

const Noted = z.object({
  lines: z.number().int().min(0),
  hash: z.string().regex(/^(?:[0-9a-f]{64})?$/),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Beside which head this process has removed what killed ones left: once is enough. */
let swept = "";

/**
 * Notes where the log ends, beside the database: a log whose newest lines were cut off is a whole chain, only a shorter one. It
 * is written behind its line: after a crash it may be behind, never ahead. It is flushed before it takes the place of the one
 * before, so that a power cut leaves one of them whole.
 *
 * @param key of the chain
 */
export async function writeHead(key: string, end: LogEnd): Promise<void> {
  const file = place();
  if (swept !== file) await sweepUnfinished(file);
  swept = file;
  const temporary = unfinishedName(file);
  const { lines, hash } = end;
  try {
    await write(temporary, `${JSON.stringify({ lines, hash, mac: macOf(key, end).toString("hex") })}\n`);
    await giveToOwner(temporary, path.dirname(file));
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function write(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What root writes at the console has to be readable to the account that the panel runs as. */
async function giveToOwner(file: string, folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  if (uid !== 0) await chown(file, uid, gid);
}

/** @param key of the chain */
export async function readHead(key: string): Promise<Head> {
  const text = await readFile(place(), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? { form: "none" } : parse(key, text.trim());
}

function parse(key: string, text: string): Head {
  if (/^[0-9a-f]{64}$/.test(text)) return { form: "plain", hash: text };
  const noted = Noted.safeParse(jsonOf(text));
  if (!noted.success) return { form: "unknown" };
  const { lines, hash, mac } = noted.data;
  const isOurs = timingSafeEqual(macOf(key, { lines, hash }), Buffer.from(mac, "hex"));
  return isOurs ? { form: "noted", lines, hash } : { form: "unknown" };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** With a key of its own, derived from that of the chain: no hash in the database is ever one of these. */
function macOf(key: string, { lines, hash }: LogEnd): Buffer {
  const own = new Uint8Array(hkdfSync("sha256", key, "", "inflight end of the audit log", 32));
  return createHmac("sha256", own)
    .update(JSON.stringify([lines, hash]))
    .digest();
}

function place(): string {
  return dataDir(env().dataDir).auditHead;
}
