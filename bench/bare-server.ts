import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import * as z from "zod";

const Port = z.tuple([z.object({ port: z.number() })], z.unknown());

/** The peer of the panel's server, in a process of its own. The caller closes it. */
export interface BareServer {
  readonly url: string;
  /** From now on it answers this at that path. */
  teach(
    path: string,
    answer: { type: string; body: Uint8Array; encoding?: string | undefined },
  ): Promise<void>;
  close(): Promise<void>;
}

export async function startBareServer(): Promise<BareServer> {
  const child = fork(fileURLToPath(new URL("bare-server-process.mjs", import.meta.url)));
  const heard: unknown = await once(child, "message");
  const [{ port }] = Port.parse(heard);
  return {
    url: `http://127.0.0.1:${port}`,
    teach: async (path, { type, body, encoding }) => {
      const learned = once(child, "message");
      child.send({ path, type, encoding, base64: Buffer.from(body).toString("base64") });
      await learned;
    },
    close: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.disconnect();
  await ended;
}
