import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile, rename, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { lastLines } from "@/scripts/bootstrap/run-program.mjs";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Session } from "@/scripts/bootstrap/session.mjs";
import { mayRestart } from "@/scripts/up/restarts";

const STOP_AFTER_MS = 10_000;
const LONGEST_LOG = 5_000_000;

/**
 * The panel's server as a process of its own, in its own process group: a Ctrl-C at the terminal reaches only this
 * script, which ends the panel when nothing asks of it any more. Its output goes to a file of the data folder.
 */
const Serving = z.object({
  scheme: z.enum(["http", "https"]),
  /** Of its own certificate, which nobody vouches for; null for none, and for an admin's. */
  fingerprint: z.string().nullable(),
});

/** What the panel says of itself once it serves. */
type Serving = Readonly<z.infer<typeof Serving>>;

export interface Panel {
  readonly serving: Serving;
  /** Resolves only with a failure: the panel keeps ending by itself. */
  readonly gaveUp: Promise<Sentence>;
}

/** Starts the panel and waits until it serves; starts it again where it ends unexpectedly. */
export async function startPanel(session: Session, root: string, dataDir: string): Promise<Panel> {
  const log = path.join(dataDir, "panel.log");
  await rotate(log);
  let child: ChildProcess | undefined;
  session.onStop(() => stopChild(child));

  let serving: Serving | undefined;
  const launch = async (): Promise<ChildProcess> => {
    const output = await open(log, "a", 0o600);
    child = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
      cwd: root,
      stdio: ["ignore", output.fd, output.fd, "ipc"],
      detached: true,
    });
    await output.close();
    serving = await untilServing(child, log);
    return child;
  };

  const supervise = async (first: ChildProcess): Promise<Sentence> => {
    const ends: number[] = [];
    for (let current = first; ; ) {
      await ended(current);
      if (session.isStopping()) return new Sentence("Stopped.");
      ends.push(Date.now());
      if (!mayRestart(ends))
        return new Sentence(`The panel keeps ending. Its last words:\n${await tail(log)}`);
      session.line(`The panel ended unexpectedly; starting it again. Its last words are in ${log}.`);
      try {
        current = await launch();
      } catch (error) {
        if (error instanceof Sentence) return error;
        throw error;
      }
    }
  };

  const first = await launch();
  if (serving === undefined) throw new Sentence("The panel did not say how it serves.");
  return { serving, gaveUp: supervise(first) };
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
