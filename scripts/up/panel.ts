import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile, rename, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { lastLines } from "@/scripts/bootstrap/run-program.mjs";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Session } from "@/scripts/bootstrap/session.mjs";
import { restartDelay } from "@/scripts/up/restarts";

const STOP_AFTER_MS = 10_000;
const LONGEST_LOG = 5_000_000;
/** Without a bound Node lets garbage lie until it holds gigabytes; inflight.service has the same. */
const HEAP = "--max-old-space-size=768";

const Serving = z.object({
  scheme: z.enum(["http", "https"]),
  /** Of its own certificate, which nobody vouches for; null for none, and for an admin's. */
  fingerprint: z.string().nullable(),
});

/** What the panel says of itself once it serves. */
type Serving = Readonly<z.infer<typeof Serving>>;

export interface Panel {
  readonly serving: Serving;
  /** Settles when the run is being stopped: until then the panel is started again whenever it ends. */
  readonly supervised: Promise<void>;
}

/**
 * Starts the panel's server, as a process in a process group of its own, and waits until it serves; starts it again where it
 * ends unexpectedly. A Ctrl-C at the terminal reaches only this script, which ends the panel when nothing asks of it any
 * more. Its output goes to a file of the data folder.
 */
export async function startPanel(session: Session, root: string, dataDir: string): Promise<Panel> {
  const log = path.join(dataDir, "panel.log");
  await rotate(log);
  let child: ChildProcess | undefined;
  session.onStop(() => stopChild(child));

  let serving: Serving | undefined;
  const launch = async (): Promise<ChildProcess> => {
    const output = await open(log, "a", 0o600);
    child = spawn(process.execPath, [HEAP, "--import", "tsx", "scripts/serve.ts"], {
      cwd: root,
      stdio: ["ignore", output.fd, output.fd, "ipc"],
      detached: true,
    });
    await output.close();
    serving = await untilServing(child, log);
    return child;
  };

  const supervise = async (first: ChildProcess): Promise<void> => {
    const ends: number[] = [];
    for (let current = first; ; ) {
      await ended(current);
      ends.push(Date.now());
      if (session.isStopping()) return;
      session.line(`The panel ended unexpectedly; starting it again. Its last words are in ${log}.`);
      await pause(restartDelay(ends));
      if (session.isStopping()) return;
      current = await launch().catch((error: unknown) => {
        if (!(error instanceof Sentence) || child === undefined) throw error;
        session.line(error.message);
        return child;
      });
    }
  };

  const first = await launch();
  if (serving === undefined) throw new Sentence("The panel did not say how it serves.");
  return { serving, supervised: supervise(first) };
}

function untilServing(child: ChildProcess, log: string): Promise<Serving> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => {
      resolve(Serving.parse(message));
    });
    child.once("error", reject);
    child.once("exit", () => {
      void tail(log).then((words) => {
        reject(new Sentence(`The panel did not start. Its last words:\n${words}`));
      });
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

async function stopChild(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined) return;
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), STOP_AFTER_MS);
  await ended(child);
  clearTimeout(patience);
}

async function tail(log: string): Promise<string> {
  return lastLines(await readFile(log, "utf8"), 15);
}

async function rotate(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LONGEST_LOG) await rename(log, `${log}.1`);
}
