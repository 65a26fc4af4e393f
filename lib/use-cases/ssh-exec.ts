import type { SFTPWrapper } from "ssh2";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { SshSession } from "@/lib/use-cases/ssh-session";
import { t } from "@/lib/words/t";

const SHORT_MS = 20_000;
/** Bytes kept of what a program says. */
const MOST_OUTPUT = 256 * 1024;

export interface Ran {
  /** -1 where a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ExecOptions {
  readonly stdin?: string;
  readonly timeoutMs?: number;
}

/** What the machine is asked for, by which a failure names it. */
type Task = "run" | "send" | "remove";

/** Runs a command line on the other machine; the caller quotes what is in it. */
export async function execOver(
  { client }: SshSession,
  command: string,
  { stdin = "", timeoutMs = SHORT_MS }: ExecOptions = {},
): Promise<Result<Ran>> {
  return within(timeoutMs, "run", (resolve) => {
    client.exec(command, (error, channel) => {
      if (error) {
        resolve(fail(notDone("run", error)));
        return;
      }
      let [stdout, stderr, code] = ["", "", -1];
      channel.on("data", (chunk: Buffer) => (stdout = (stdout + chunk.toString()).slice(-MOST_OUTPUT)));
      channel.stderr.on(
        "data",
        (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-MOST_OUTPUT)),
      );
      channel.on("error", () => undefined);
      channel.on("exit", (exit: number | null) => (code = exit ?? -1));
      channel.on("close", () => {
        resolve(ok({ code, stdout, stderr }));
      });
      channel.end(stdin);
    });
  });
}

/** Writes a file into a new folder, both for the user alone; fails where there is such a folder already. */
export async function sendFile(
  session: SshSession,
  { folder, file, text }: { readonly folder: string; readonly file: string; readonly text: string },
): Promise<Result<null>> {
  return withSftp(session, "send", (sftp, done) => {
    sftp.mkdir(folder, { mode: 0o700 }, (refused) => {
      if (refused) done(refused);
      else sftp.writeFile(file, text, { mode: 0o600, flag: "wx" }, done);
    });
  });
}

/** Takes a file and its folder away. */
export async function removeSent(
  session: SshSession,
  { folder, file }: { readonly folder: string; readonly file: string },
): Promise<Result<null>> {
  return withSftp(session, "remove", (sftp, done) => {
    sftp.unlink(file, () => {
      sftp.rmdir(folder, done);
    });
  });
}

function withSftp(
  { client }: SshSession,
  what: Task,
  work: (sftp: SFTPWrapper, done: (error?: Error | null) => void) => void,
): Promise<Result<null>> {
  return within(SHORT_MS, what, (resolve) => {
    client.sftp((error, sftp) => {
      if (error) {
        resolve(fail(notDone(what, error)));
        return;
      }
      work(sftp, (failed) => {
        sftp.end();
        resolve(failed ? fail(notDone(what, failed)) : ok(null));
      });
    });
  });
}

async function within<T>(
  ms: number,
  what: Task,
  work: (resolve: (result: Result<T>) => void) => void,
): Promise<Result<T>> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result<T>>((resolve, reject) => {
      timer = setTimeout(() => {
        const message = t(
          "The machine did not {what, select, run {run a command} send {send a file} other {take a file away}} within {seconds} s. Look at what it is busy with.",
          { what, seconds: ms / 1000 },
        );
        resolve(fail({ code: "timed-out", message }));
      }, ms);
      try {
        work(resolve);
      } catch (error) {
        // ssh2 throws where the connection is gone.
        if (error instanceof Error) resolve(fail(notDone(what, error)));
        else reject(new Error(String(error)));
      }
    });
  } finally {
    clearTimeout(timer);
  }
}

function notDone(what: Task, error: Error) {
  const message = t(
    "The machine did not {what, select, run {run a command} send {send a file} other {take a file away}}. Its SSH server has to allow commands and SFTP to this account, and its disk to have room.",
    { what },
  );
  return { code: "not-done", message, detail: error.message };
}
