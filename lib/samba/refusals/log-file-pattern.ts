import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import type { LogSource } from "./parse-log";
import { t } from "@/lib/words/t";

/** Where smbd logs: the value of `log file`, understood. */
export interface LogFilePattern {
  readonly folder: string;
  /** Whether the name of a file tells the client. */
  readonly tellsClient: boolean;
  /** Whom a file of the folder speaks of; null where it is no log of smbd, or one that is packed. */
  readonly read: (fileName: string) => LogFileName | null;
}

export interface LogFileName extends Pick<LogSource, "client" | "clientIs"> {
  /** What the file was called before it was rotated; null for one that was not. */
  readonly rotatedFrom: string | null;
}

/** smbd itself makes `X.old` of `X`, logrotate `X.1` or, with `dateext`, `X-20261123`. */
const ROTATED = /(?:\.old|\.\d{1,3}|-\d{8}(?:-\d+)?)$/;
const PACKED = /\.(?:gz|bz2|xz|zst)$/;

/** Whose end is not that of a rotated file, though it may look so. */
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

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
    const message = t(
      "Samba's log cannot be followed: `log file` does not name one folder. Write `log file = /var/log/samba/log.%I` in smb.conf's [global].",
    );
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
      if (PACKED.test(fileName)) return null;
      const whole = expression.exec(fileName);
      const name = whole && ADDRESS.test(whole[1] ?? "") ? fileName : fileName.replace(ROTATED, "");
      const match = expression.exec(name);
      if (match === null) return null;
      const rotatedFrom = name === fileName ? null : name;
      const [, client = ""] = match;
      if (variable === null || NOBODY.test(client)) return { client: null, clientIs: "unknown", rotatedFrom };
      return { client, clientIs: variable[0] === "%I" ? "address" : "name", rotatedFrom };
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
