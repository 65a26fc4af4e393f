import { connect, type Socket } from "node:net";
import { createLineReader } from "@/lib/tunneld/control/line-reader";
import { AnswerLine, LONGEST_ANSWER, PROTOCOL_VERSION, type Request } from "@/lib/tunneld/control/protocol";
import { socketPath } from "@/lib/tunneld/control/socket-path";
import { troubleWords } from "@/lib/tunneld/trouble";
import type { TunnelReport } from "@/lib/tunneld/tunnel-report";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

const CONNECT_MS = 3_000;
const ANSWER_MS = 10_000;

export type ControlFailure = Failure<"not-running" | "timed-out" | "refused">;

/** A connection to the process that holds the tunnels. */
export interface ControlConnection {
  readonly ask: (request: Request) => Promise<Result<unknown, ControlFailure>>;
  readonly close: () => void;
  /** Settles when it is no more, whoever ended it. */
  readonly closed: Promise<void>;
}

/** @param folder the folder of that process: `dataDir().tunneld` */
export async function connectControl(
  folder: string,
  onReports: (reports: readonly TunnelReport[]) => void = () => undefined,
): Promise<Result<ControlConnection, ControlFailure>> {
  const socket = await open(folder);
  if (socket === null) return fail(notRunning());
  const reader = createLineReader(LONGEST_ANSWER);
  const asked = new Map<number, (result: Result<unknown, ControlFailure>) => void>();
  let count = 0;
  const closed = new Promise<void>((resolve) => {
    socket.once("close", () => {
      for (const settle of [...asked.values()]) settle(fail(notRunning()));
      resolve();
    });
  });
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    for (const line of reader.take(chunk) ?? [null]) {
      const answer = line === null ? null : parse(line);
      if (answer === null) {
        socket.destroy();
        return;
      }
      if ("event" in answer) onReports(answer.reports);
      else {
        const { n } = answer;
        asked.get(n)?.(
          answer.ok ? ok(answer.value) : fail({ code: "refused", message: troubleWords(answer.error) }),
        );
      }
    }
  });

  return ok({
    ask: (request) =>
      new Promise((resolve) => {
        const n = (count += 1);
        const settle = (result: Result<unknown, ControlFailure>) => {
          clearTimeout(late);
          asked.delete(n);
          resolve(result);
        };
        const late = setTimeout(() => {
          const message = t(
            "The process that holds this host's tunnels did not answer within {seconds} seconds. Try again; if it stays so, end it: the panel starts it anew.",
            { seconds: ANSWER_MS / 1000 },
          );
          settle(fail({ code: "timed-out", message }));
        }, ANSWER_MS);
        asked.set(n, settle);
        if (socket.destroyed) settle(fail(notRunning()));
        else socket.write(`${JSON.stringify({ v: PROTOCOL_VERSION, n, request })}\n`);
      }),
    close: () => socket.destroy(),
    closed,
  });
}

function notRunning(): ControlFailure {
  const message = t(
    "The process that holds this host's tunnels does not run, so none of them is open. Start the panel with npm run up, which starts it as well.",
  );
  return { code: "not-running", message };
}

async function open(folder: string): Promise<Socket | null> {
  const place = await socketPath(folder).catch(() => null);
  if (place === null) return null;
  const socket = await new Promise<Socket | null>((resolve) => {
    const trying = connect(place.path);
    const late = setTimeout(() => {
      trying.destroy();
      resolve(null);
    }, CONNECT_MS);
    const failed = () => {
      clearTimeout(late);
      resolve(null);
    };
    trying.once("error", failed);
    trying.once("connect", () => {
      clearTimeout(late);
      trying.off("error", failed);
      resolve(trying);
    });
  });
  await place.folder?.close();
  return socket;
}

function parse(line: string): AnswerLine | null {
  try {
    return AnswerLine.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
