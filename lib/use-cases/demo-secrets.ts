import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { sealingKey, sealText, unsealText } from "@/lib/shared/sealing";
import { readSecret } from "@/lib/shared/secret-file";
import { writeWhole } from "@/lib/shared/write-whole";

const Kept = z.record(z.string(), z.base64());

/**
 * A secret that the demo made up for itself once, a password or a client's private key; `make` makes it where there is none, or where
 * it does not open any more. It is sealed in the file, as private keys are in the database.
 */
export function demoSecret(name: string, make: () => string): Promise<string> {
  return oneAtATime("secrets of the demo", async () => {
    const { demo, sealingKey: keyFile } = dataDir(env().dataDir);
    const file = path.join(demo, "secrets.json");
    const key = sealingKey(readSecret(keyFile, "the demo's accounts and clients then get other ones."));
    const kept = await readKept(file);
    const sealed = kept[name];
    const found = sealed === undefined ? null : unsealText(key, Buffer.from(sealed, "base64"), boundTo(name));
    if (found !== null) return found;
    const made = make();
    const all = { ...kept, [name]: Buffer.from(sealText(key, made, boundTo(name))).toString("base64") };
    await mkdir(demo, { recursive: true, mode: 0o700 });
    await writeWhole(file, `${JSON.stringify(all, null, 2)}\n`, 0o600);
    return made;
  });
}

async function readKept(file: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(file, "utf8").catch(() => "{}");
  try {
    return Kept.parse(JSON.parse(text));
  } catch {
    // Damaged: everything in it is made anew.
    return {};
  }
}

function boundTo(name: string): string {
  return `demo ${name}`;
}
