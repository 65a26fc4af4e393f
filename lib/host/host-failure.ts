import type { HostFailure, HostFailureCode } from "@/lib/host/host";
import { msg } from "@/lib/words/t";

interface Told {
  readonly code: HostFailureCode;
  readonly text: string;
}

/** What the kernel's refusals mean to a person. Names of errno(3), as Node reports them in `error.code`. */
const TOLD: Readonly<Record<string, Told>> = {
  ENOENT: { code: "missing", text: msg("There is no {path}. Restore it from History or create it.") },
  EACCES: {
    code: "denied",
    text: msg("The panel may not touch {path}. Give its account the right to, or start it as root."),
  },
  EPERM: {
    code: "denied",
    text: msg("The system forbids this with {path}: not its owner's panel, or the file is immutable."),
  },
  EROFS: {
    code: "read-only",
    text: msg("{path} is on a file system mounted read-only. Mount it read-write, then try again."),
  },
  ENOSPC: {
    code: "no-space",
    text: msg("The disk that holds {path} is full. The file is as it was; free some space and try again."),
  },
  EDQUOT: {
    code: "no-space",
    text: msg("The quota for {path} is used up. The file is as it was; free some space and try again."),
  },
  EFBIG: { code: "too-large", text: msg("{path} would be larger than its file system allows.") },
  EISDIR: { code: "not-a-file", text: msg("{path} is a folder, not a file. Check the path.") },
  ENOTDIR: {
    code: "not-a-file",
    text: msg("A part of {path} is a file, not a folder. Check the path."),
  },
  ELOOP: {
    code: "not-a-file",
    text: msg("{path} is a symbolic link that leads in a circle. Point it at the file again."),
  },
  ENAMETOOLONG: { code: "not-a-file", text: msg("The path is longer than the system allows.") },
};

/** The failure an error of `node:fs` stands for; anything that is no system error is a bug and is thrown on. */
export function fileFailure(error: unknown, path: string): HostFailure {
  const code = systemErrorCode(error);
  if (code === undefined || !(error instanceof Error)) throw error;
  const told = TOLD[code] ?? UNTOLD;
  return { ...aboutFile(told.code, told.text, { path }), detail: error.message };
}

const UNTOLD: Told = {
  code: "failed",
  text: msg("The system could not work on {path}. Nothing was changed."),
};

/**
 * A failure of a file, its message in English, and what that is made of. The file program, which is root's, knows neither readers
 * nor catalogues: the host says it anew to who asked (`sayFailure`).
 *
 * @param text what `msg` marked, without any other syntax than the names of `values`
 */
export function aboutFile(
  code: HostFailureCode,
  text: string,
  values: Readonly<Record<string, string>>,
): HostFailure {
  const message = text.replace(/\{(\w+)\}/gu, (_whole, name: string) => values[name] ?? "");
  return { code, message, words: { text, values } };
}

/** The name of a system error (`ENOENT`), undefined for an error of another kind. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("errno" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
