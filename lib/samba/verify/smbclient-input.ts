import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { PROBE_CLIENTS, type ProbeClient } from "./probe-clients";
import { t } from "@/lib/words/t";

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Fifteen letters, as many as the name may have: what Samba's own log calls the panel's connections. */
export const CLIENT_NAME = "INFLIGHT-VERIFY";

/**
 * Once connected: say which connection it is; look for a file that is not there, since SMB 1 lets a client connect that it
 * then denies every file; say the connection again, as a mark that the look is over; stay until ended. Nothing is
 * written, and no name of a file is printed.
 */
const COMMANDS = 'tid;ls inflight-verify-no-such-file;tid;notify ""';

/**
 * What smbclient is started with to play a client. The user name and the password come in by standard input (see
 * `credentialsFile`), so that no process list shows them. What the appliance's smb.conf says of Samba's own clients must not
 * decide the outcome, so it is overruled.
 */
export function smbclientArguments(
  client: ProbeClient,
  at: { readonly host: string; readonly port: number; readonly share: string },
): readonly string[] {
  const { lowest, highest, insists } = PROBE_CLIENTS[client];
  return [
    // Standard error is not held back until the end, as standard output is.
    "--stderr",
    "--authentication-file=/dev/stdin",
    `--port=${String(at.port)}`,
    `--netbiosname=${CLIENT_NAME}`,
    "--use-kerberos=off",
    `--option=client min protocol=${lowest}`,
    `--option=client max protocol=${highest}`,
    `--option=client smb encrypt=${insists ? "required" : "default"}`,
    "--option=client signing=if_required",
    `--command=${COMMANDS}`,
    "--",
    `//${at.host}/${at.share}`,
  ];
}

/**
 * The authentication file that smbclient reads. Measured with 4.17.12: a password is taken as it stands up to the end of
 * the line, except that blanks before it and a carriage return after it are dropped; a `%` in the user name would
 * begin a password. What would arrive changed is refused with a sentence.
 */
export function credentialsFile({ username, password }: Credentials): Result<string, Failure<"invalid">> {
  if (/[%\p{Cc}\p{Cs}]/u.test(username) || username.trim() === "") {
    return refuse("username", t("A user name has no percent sign, line break or control character."));
  }
  if (/[\n\r\0\p{Cs}]/u.test(password)) {
    return refuse("password", t("A password with a line break cannot be handed to smbclient."));
  }
  if (/^[ \t]/.test(password)) {
    return refuse(
      "password",
      t(
        "smbclient drops blanks at the beginning of a password, so this one cannot be tried. Use another account.",
      ),
    );
  }
  return ok(`username = ${username.trim()}\npassword = ${password}\n`);
}

function refuse(field: keyof Credentials, message: string) {
  return fail({ code: "invalid" as const, message, fields: { [field]: [message] } });
}
