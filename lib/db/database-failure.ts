import { type Failure, fail } from "@/lib/shared/result";

export type DatabaseFailure = Failure<
  "unwritable" | "not-a-database" | "full" | "busy" | "newer" | "altered" | "migration-failed"
>;

/**
 * A failure for a person out of what SQLite, the client or the file system threw. Errors that are neither are bugs and
 * are thrown on.
 */
export function explainDatabaseError(
  error: unknown,
  databasePath: string,
): { readonly ok: false; readonly error: DatabaseFailure } {
  if (!(error instanceof Error)) throw error;
  const code = "code" in error ? String(error.code) : "";
  const failure = explain(code, error.message, databasePath);
  if (!failure) throw error;
  return fail({ ...failure, detail: error.message });
}

function explain(code: string, message: string, file: string): DatabaseFailure | undefined {
  // The connection's own refusal has no code; it ends in SQLite's number, 14 for "cannot open".
  if (code === "SQLITE_CANTOPEN" || message.startsWith("ConnectionFailed") || isRefusal(code)) {
    return {
      code: "unwritable",
      message:
        `The database ${file} cannot be opened for writing. Make its folder writable for the user who starts the panel, ` +
        "or name another folder with --data-dir.",
    };
  }
  if (code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT") {
    return {
      code: "not-a-database",
      message:
        `The file ${file} is damaged or is not a database. Nothing was changed. Put a copy of it back (the panel keeps ` +
        "one beside it, named .before-…, from before its last migration), or move it away so that a new one is made.",
    };
  }
  if (code === "SQLITE_FULL" || code === "ENOSPC" || code === "EDQUOT") {
    return {
      code: "full",
      message: `There is no space left for the database ${file}. Nothing was lost. Free some space and start again.`,
    };
  }
  if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED") {
    return {
      code: "busy",
      message: `Another program has held the database ${file} for too long. End it, or wait for it, and start again.`,
    };
  }
  if (code.startsWith("SQLITE_")) {
    return {
      code: "migration-failed",
      message:
        `The database ${file} could not be brought to this version's shape. It is as it was before. ` +
        "Start the version that made it, and report this with the words below.",
    };
  }
  return undefined;
}

/** The file system says no, or SQLite passes that on. */
function isRefusal(code: string): boolean {
  const refusals = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EISDIR", "EEXIST", "ENOENT", "ELOOP"];
  return [...refusals, "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_PERM"].includes(code);
}
