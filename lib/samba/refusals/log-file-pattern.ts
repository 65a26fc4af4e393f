import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import type { LogSource } from "./parse-log";

/** Where smbd logs: the value of `log file`, understood. */
export interface LogFilePattern {
  readonly folder: string;
  /** Whether the name of a file tells the client. */
  readonly tellsClient: boolean;
  /** Whom a file of the folder speaks of; null where it is no log of smbd. `X.old` is what `X` was before it was rotated. */
  readonly read: (fileName: string) => LogFileName | null;
}

export interface LogFileName extends Pick<LogSource, "client" | "clientIs"> {
  readonly rotated: boolean;
}

/** Programs that keep logs of their own beside smbd's, and the address smbd uses until it knows the client's. */
const NOBODY = /^(?:0\.0\.0\.0|smbd|nmbd|winbindd.*|wb-.*|rpcd_.*|samba.*|)$/;

/**
 * Understands `log file` (smb.conf(5)): `%I` stands for the client's address, `%m` for what it calls itself, `%M` for its
 * DNS name; any other substitution may be anything.
 */
export function readLogFilePattern(value: string): Result<LogFilePattern, Failure<"not-followed">> {
  const cut = value.lastIndexOf("/");
  const folder = value.slice(0, cut) || "/";
  const base = value.slice(cut + 1);
  if (!value.startsWith("/") || base === "" || folder.includes("%")) {
    const message =
      "Samba's log cannot be followed: `log file` does not name one folder. Write `log file = /var/log/samba/log.%I` in smb.conf's [global].";
    return fail({ code: "not-followed", message, detail: `log file = ${value}` });
  }
  const variable = /%I/.exec(base) ?? /%[mM]/.exec(base);
  const at = variable?.index ?? base.length;
  const expression = new RegExp(
    `^${literal(base.slice(0, at))}${variable ? "(.*)" : ""}${literal(base.slice(at + 2))}$`,
  );
  return ok({
    folder,
    tellsClient: variable !== null,
    read: (fileName) => {
      const rotated = fileName.endsWith(".old");
      const match = expression.exec(rotated ? fileName.slice(0, -4) : fileName);
      if (match === null) return null;
      const [, client = ""] = match;
      if (variable === null || NOBODY.test(client)) return { client: null, clientIs: "unknown", rotated };
      return { client, clientIs: variable[0] === "%I" ? "address" : "name", rotated };
    },
  });
}

/** As a regular expression; a substitution matches anything. */
function literal(part: string): string {
  return part
    .split(/%\w/)
    .map((plain) => plain.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
}
