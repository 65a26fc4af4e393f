import type { HostFailure, HostFailureCode } from "@/lib/host/host";

interface Told {
  readonly code: HostFailureCode;
  readonly says: (path: string) => string;
}

/** What the kernel's refusals mean to a person. Names of errno(3), as Node reports them in `error.code`. */
const TOLD: Readonly<Record<string, Told>> = {
  ENOENT: { code: "missing", says: (path) => `There is no ${path}. Restore it from History or create it.` },
  EACCES: {
    code: "denied",
    says: (path) => `The panel may not touch ${path}. Give its account the right to, or start it as root.`,
  },
  EPERM: {
    code: "denied",
    says: (path) => `The system forbids this with ${path}: not its owner's panel, or the file is immutable.`,
  },
  EROFS: {
    code: "read-only",
    says: (path) => `${path} is on a file system mounted read-only. Mount it read-write, then try again.`,
  },
  ENOSPC: {
    code: "no-space",
    says: (path) =>
      `The disk that holds ${path} is full. The file is as it was; free some space and try again.`,
  },
  EDQUOT: {
    code: "no-space",
    says: (path) => `The quota for ${path} is used up. The file is as it was; free some space and try again.`,
  },
  EFBIG: { code: "too-large", says: (path) => `${path} would be larger than its file system allows.` },
  EISDIR: { code: "not-a-file", says: (path) => `${path} is a folder, not a file. Check the path.` },
  ENOTDIR: {
    code: "not-a-file",
    says: (path) => `A part of ${path} is a file, not a folder. Check the path.`,
  },
  ELOOP: {
    code: "not-a-file",
    says: (path) => `${path} is a symbolic link that leads in a circle. Point it at the file again.`,
  },
  ENAMETOOLONG: { code: "not-a-file", says: () => "The path is longer than the system allows." },
};

/** The failure an error of `node:fs` stands for; anything that is no system error is a bug and is thrown on. */
export function fileFailure(error: unknown, path: string): HostFailure {
  const code = systemErrorCode(error);
  if (code === undefined || !(error instanceof Error)) throw error;
  const told = TOLD[code];
  return told === undefined
    ? {
        code: "failed",
        message: `The system could not work on ${path}. Nothing was changed.`,
        detail: error.message,
      }
    : { code: told.code, message: told.says(path), detail: error.message };
}

/** The name of a system error (`ENOENT`), undefined for an error of another kind. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("errno" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
