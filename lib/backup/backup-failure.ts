import type { Failure } from "@/lib/shared/result";
import { fail } from "@/lib/shared/result";

export type BackupFailure = Failure<
  | "no-data"
  | "exists"
  | "not-a-backup"
  | "damaged"
  | "sealed"
  | "wrong-passphrase"
  | "newer"
  | "full"
  | "unwritable"
>;

/** Ends the reading of a backup from within its streams; whoever reads makes a value of it. */
export class Refusal extends Error {
  readonly failure: BackupFailure;
  constructor(failure: BackupFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** What the disk said about a file or folder, for the person; what is no word of the system's is a bug and is thrown on. */
export function explainDisk(
  error: unknown,
  place: string,
): { readonly ok: false; readonly error: BackupFailure } {
  if (error instanceof Refusal) return fail(error.failure);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (!(error instanceof Error) || typeof code !== "string") throw error;
  if (code === "ENOSPC" || code === "EDQUOT" || code === "SQLITE_FULL") {
    const message = `There is no space left at ${place}. Nothing of the panel's was changed. Free some space and try again.`;
    return fail({ code: "full", message, detail: error.message });
  }
  const message = `${place} cannot be read or written. Nothing of the panel's was changed. Look at its permissions, and try again as the user who starts the panel.`;
  return fail({ code: "unwritable", message, detail: error.message });
}
