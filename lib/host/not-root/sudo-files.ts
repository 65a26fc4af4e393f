import { demandPart } from "@/lib/host/growing-files";
import type { Argv, HostFailure, RunOptions, RunOutcome } from "@/lib/host/host";
import type { FileAccess } from "@/lib/host/local-host";
import { describeOutcome } from "@/lib/host/outcome";
import { type FileAnswers, type FileRequest, toArguments } from "@/lib/host/not-root/file-protocol";
import type { As } from "@/lib/host/privileges/commands";
import { type ManagedPath, rightsAt } from "@/lib/host/privileges/paths";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** Base64 of the largest file that is read, and what is around it. */
const MOST_OUTPUT = 96 * 1024 * 1024;
const PATIENCE_MS = 60_000;

export interface SudoFilesOptions {
  /** Absolute path of the file program. */
  readonly program: string;
  readonly paths: readonly ManagedPath[];
  /** Runs a program with another account's rights. */
  readonly runAs: (as: As, argv: Argv, options: RunOptions) => Promise<RunOutcome>;
}

/** Files by way of the file program, which has the rights that this process has not. */
export function sudoFiles({ program, paths, runAs }: SudoFilesOptions): FileAccess {
  async function ask<V extends FileRequest["verb"]>(
    request: FileRequest & { readonly verb: V },
    stdin?: Uint8Array,
  ): Promise<Result<FileAnswers[V], HostFailure>> {
    const as = rightsAt(paths, request.verb, request.file);
    if (as === null) return fail(notManaged(request.file));
    const outcome = await runAs(as, [program, ...toArguments(request)], {
      maxOutput: MOST_OUTPUT,
      timeoutMs: PATIENCE_MS,
      ...(stdin === undefined ? {} : { stdin }),
    });
    return readAnswer<V>(request.file, outcome);
  }

  return {
    readFile: async (file) => {
      const read = await ask({ verb: "read", file });
      return read.ok ? ok({ bytes: bytesOf(read.value.bytes), tag: read.value.tag }) : read;
    },
    listFolder: (file) => ask({ verb: "list", file }),
    readPart: async (file, part) => {
      demandPart(part);
      const read = await ask({ verb: "part", file, ...part });
      return read.ok ? ok({ ...read.value, bytes: bytesOf(read.value.bytes) }) : read;
    },
    // Each runs a process of its own, and those know nothing of each other.
    replaceFile: (file, bytes, { ifTag }) =>
      oneAtATime(`sudo ${file}`, () => ask({ verb: "replace", file, ifTag }, bytes)),
  };
}

/** The file program is built from the same sources as this: its answer has the form that it says. */
function readAnswer<V extends FileRequest["verb"]>(
  file: string,
  outcome: RunOutcome,
): Result<FileAnswers[V], HostFailure> {
  if (outcome.kind === "exited" && outcome.code === 0 && !outcome.truncated) {
    return JSON.parse(outcome.stdout) as Result<FileAnswers[V], HostFailure>;
  }
  const detail = describeOutcome(outcome);
  if (outcome.kind === "denied") {
    const message = `${t("The panel's account may not touch {path}.", { path: file })} ${detail}`;
    return fail({ code: "denied", message });
  }
  const code = outcome.kind === "timed-out" ? "timed-out" : "failed";
  const message = t(
    "The panel's file program did not work on {path}. Look whether the file is as it should be.",
    { path: file },
  );
  return fail({ code, message, detail });
}

function notManaged(file: string): HostFailure {
  const message = t(
    "The panel's account may not touch {path}, and it is none of the files that it manages. Give the account the right to.",
    { path: file },
  );
  return { code: "denied", message };
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, "base64"));
}
