import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { fail, ok, type Result } from "@/lib/shared/result";
import { writeWhole } from "@/lib/shared/write-whole";
import { isDemoMode, onDemoStage } from "@/lib/use-cases/demo-mode";
import { makeDemoProfiles, turnDemoTunnels } from "@/lib/use-cases/demo-tunnels";
import { type DemoReset, resetDemo } from "@/lib/use-cases/reset-demo";

const EVERY_MS = 1_000;
const POLL_MS = 200;
/** A reset takes seconds; a machine that is busy with other things gets a while. */
const ANSWER_WITHIN_MS = 120_000;

const CONSOLE = { username: "console", role: "-", address: "-" } as const;

/** Starts what a demo starts with: its clients, and its tunnels' profiles where they are missing. Sentences where something fails. */
export async function setUpDemo(): Promise<readonly string[]> {
  if (!isDemoMode()) return [];
  const begun = await onDemoStage(async (host) => {
    const made = await makeDemoProfiles(host, CONSOLE);
    const started = await host.demoClients?.start();
    await turnDemoTunnels(host);
    return started?.ok === false ? started : made;
  });
  return begun.ok ? [] : [begun.error.message];
}

/**
 * What a demo needs while it runs: its NFS clients follow their profiles, and a reset that is asked for from the console is done. The
 * console asks by a file of the data folder: who can write there may do anything to the panel anyway.
 *
 * @returns what stops it
 */
export function tendDemo(tell: (sentence: string) => void): () => void {
  if (!isDemoMode()) return () => undefined;
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    tendOnce()
      .catch((error: unknown) => {
        tell(error instanceof Error ? error.message : String(error));
      })
      .finally(() => {
        isBusy = false;
      });
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

async function tendOnce(): Promise<void> {
  const { asked, answer } = mailbox();
  const id = await readFile(asked, "utf8").catch(() => null);
  if (id !== null) {
    await rm(asked, { force: true });
    const result = await resetDemo(CONSOLE);
    await writeWhole(answer, JSON.stringify({ id, result }), 0o600);
  }
  await onDemoStage(async (host) => {
    await turnDemoTunnels(host);
    return ok(null);
  });
}

const Answer = z.object({
  id: z.string(),
  result: z.union([
    z.object({
      ok: z.literal(true),
      value: z.object({ message: z.string(), tookMs: z.number(), isReady: z.boolean() }),
    }),
    z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string() }) }),
  ]),
});

/** Has the panel that runs with this data folder reset its demo, and waits for what came of it. For the console. */
export async function askForReset(id: string): Promise<Result<DemoReset>> {
  const { asked, answer } = mailbox();
  await mkdir(path.dirname(asked), { recursive: true, mode: 0o700 });
  await writeWhole(asked, id, 0o600);
  const deadline = Date.now() + ANSWER_WITHIN_MS;
  while (Date.now() < deadline) {
    const said = await readFile(answer, "utf8").catch(() => null);
    const read = said === null ? null : Answer.safeParse(JSON.parse(said));
    if (read?.success === true && read.data.id === id) return read.data.result;
    await pause(POLL_MS);
  }
  await rm(asked, { force: true });
  const message =
    "The panel did not answer within two minutes. See whether it is a demo: npm run demo prints that when it starts.";
  return fail({ code: "no-answer", message });
}

function mailbox() {
  const { demo } = dataDir(env().dataDir);
  return { asked: path.join(demo, "reset-asked"), answer: path.join(demo, "reset-answer") };
}
