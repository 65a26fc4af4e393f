import * as z from "zod";
import type { LogRecord } from "./log-records";
import type { RefusalKind } from "./refusal";
import type { Told } from "./message-patterns";

/** A failed sign-in, and how smbd told it: one failure may be told in several ways. */
export interface FailedSignIn extends Told {
  readonly told: "json" | "audit" | "check" | "account";
  readonly status: string;
  /** Milliseconds since 1970, where the line has a clock with an offset of its own. */
  readonly at: number | null;
}

/** NT status codes ([MS-ERREF] 2.3.1) of a refused sign-in. */
const KINDS: Readonly<Record<string, RefusalKind>> = {
  NT_STATUS_WRONG_PASSWORD: "wrong-password",
  NT_STATUS_NO_SUCH_USER: "unknown-user",
  NT_STATUS_ACCOUNT_DISABLED: "account-disabled",
  NT_STATUS_ACCOUNT_LOCKED_OUT: "account-locked",
  NT_STATUS_ACCOUNT_EXPIRED: "account-expired",
  NT_STATUS_PASSWORD_EXPIRED: "password-expired",
  NT_STATUS_PASSWORD_MUST_CHANGE: "password-expired",
  NT_STATUS_INVALID_LOGON_HOURS: "sign-in-not-allowed",
  NT_STATUS_INVALID_WORKSTATION: "sign-in-not-allowed",
  NT_STATUS_ACCOUNT_RESTRICTION: "sign-in-not-allowed",
  NT_STATUS_LOGON_TYPE_NOT_GRANTED: "sign-in-not-allowed",
  NT_STATUS_NTLM_BLOCKED: "sign-in-not-allowed",
  NT_STATUS_NO_LOGON_SERVERS: "no-domain-controller",
  NT_STATUS_DOMAIN_CONTROLLER_NOT_FOUND: "no-domain-controller",
  NT_STATUS_NO_TRUST_SAM_ACCOUNT: "no-domain-controller",
  NT_STATUS_TRUSTED_RELATIONSHIP_FAILURE: "no-domain-controller",
};

/** Every failed sign-in that the message, or the lines without a header below it, tell. */
export function failedSignIns(record: LogRecord): readonly FailedSignIn[] {
  const inJson = record.lines.map(readJson).filter((found) => found !== null);
  const inWords = readWords(record);
  return inWords === null ? inJson : [inWords, ...inJson];
}

const text = z.string().nullable().catch(null);

/** `auth_json_audit:2`: names stand in JSON, so that no name can pass for another field. */
const Audit = z.object({
  timestamp: z.string(),
  type: z.literal("Authentication"),
  Authentication: z.object({
    status: z.string().regex(/^NT_STATUS_\w+$/),
    remoteAddress: text,
    serviceDescription: z.enum(["SMB", "SMB2"]),
    clientAccount: text,
    workstation: text,
  }),
});

function readJson(line: string): FailedSignIn | null {
  if (!line.startsWith('{"timestamp"')) return null;
  const audit = Audit.safeParse(parsed(line));
  if (!audit.success) return null;
  const { status, remoteAddress, serviceDescription, clientAccount, workstation } = audit.data.Authentication;
  if (status === "NT_STATUS_OK") return null;
  // `2026-11-23T23:50:55.088878+0000`
  const at = Date.parse(audit.data.timestamp.replace(/(\.\d{3})\d*([+-]\d\d)(\d\d)$/, "$1$2:$3"));
  return {
    told: "json",
    status,
    at: Number.isNaN(at) ? null : at,
    ...outcomeOf(status),
    client: addressOf(remoteAddress),
    dialect: serviceDescription === "SMB" ? "NT1" : null,
    user: named(clientAccount),
    workstation: named(workstation),
  };
}

/** `auth_audit:2`, as 4.17.12 writes it; backslashes and control characters come escaped, brackets do not. */
const AUDIT_LINE =
  /^Auth: \[(SMB2?),[^\]]*\] user \[.*\]\\\[(.*)\] at \[[^\]]*\] with \[.*\] status \[(NT_STATUS_\w+)\] workstation \[(.*)\] remote host \[(ipv[46]:[^\]]*)\] (?:mapped|became|local)/;

/** Where a name holds one of these itself, nobody can say which field is which. */
const FIELDS = ["] at [", "] with [", "] status [", "] workstation [", "] remote host ["];

function readWords({ source, lines }: LogRecord): FailedSignIn | null {
  const [line = ""] = lines;
  if (source === "auth_log.c") return readAuditLine(line);
  if (source === "auth.c") {
    const parts =
      /^check_ntlm_password: {2}Authentication for user \[([^[\]]*)\] -> \[[^[\]]*\] FAILED with error (NT_STATUS_\w+), authoritative=1/.exec(
        line,
      );
    const [, user = "", status = ""] = parts ?? [];
    return parts && { told: "check", status, at: null, ...outcomeOf(status), user: named(user) };
  }
  if (source === "check_samsec.c") return readAccountLine(line);
  return null;
}

/** Names have at most 256 characters each. */
const LONGEST_AUDIT_LINE = 4_000;

function readAuditLine(line: string): FailedSignIn | null {
  if (!line.startsWith("Auth: [SMB")) return null;
  const plain = line.length <= LONGEST_AUDIT_LINE && FIELDS.every((field) => line.split(field).length === 2);
  if (!plain) return { told: "audit", status: "", at: null, kind: "sign-in-failed" };
  const parts = AUDIT_LINE.exec(line);
  if (parts === null || parts[3] === "NT_STATUS_OK") return null;
  const [, service, user = "", status = "", workstation = "", remote = ""] = parts;
  return {
    told: "audit",
    status,
    at: null,
    ...outcomeOf(status),
    client: addressOf(remote),
    dialect: service === "SMB" ? "NT1" : null,
    user: named(user),
    workstation: named(workstation),
  };
}

/** At `log level = 1` these alone of all failed sign-ins are told. Only an account that exists gets this far. */
const ACCOUNT_LINES: readonly (readonly [RegExp, string])[] = [
  [/^sam_account_ok: Account for user '(.*)' was disabled\.$/, "NT_STATUS_ACCOUNT_DISABLED"],
  [/^sam_account_ok: Account for user (.*) was locked out\.$/, "NT_STATUS_ACCOUNT_LOCKED_OUT"],
  [/^sam_account_ok: Account for user '(.*)' has expired\.$/, "NT_STATUS_ACCOUNT_EXPIRED"],
  [
    /^sam_account_ok: Account for user '(.*)' password (?:expired|must change)!$/,
    "NT_STATUS_PASSWORD_EXPIRED",
  ],
  [
    /^logon_hours_ok: Account for user (.*) not allowed to logon at this time/,
    "NT_STATUS_INVALID_LOGON_HOURS",
  ],
];

function readAccountLine(line: string): FailedSignIn | null {
  for (const [pattern, status] of ACCOUNT_LINES) {
    const parts = pattern.exec(line);
    if (parts)
      return { told: "account", status, at: null, ...outcomeOf(status), user: named(parts[1] ?? "") };
  }
  return null;
}

function outcomeOf(status: string): Pick<Told, "kind" | "detail"> {
  return { kind: KINDS[status] ?? "sign-in-failed", detail: status };
}

/** `ipv4:10.1.2.3:50412` */
function addressOf(remote: string | null): string | null {
  return /^ipv[46]:(.+):\d+$/.exec(remote ?? "")?.[1] ?? null;
}

function named(name: string | null): string | null {
  return name === "" ? null : name;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
