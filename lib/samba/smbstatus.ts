import { z } from "zod";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";

/** How far encryption or signing goes, as smbstatus says it. */
const Degree = z.enum(["none", "partial", "full"]).catch("none");
const Protection = z.object({ cipher: z.string().catch("-"), degree: Degree });

const Report = z.object({
  sessions: z
    .record(
      z.string(),
      z.object({
        session_id: z.string(),
        username: z.string().catch(""),
        remote_machine: z.string().catch(""),
        hostname: z.string().catch(""),
        session_dialect: z.string().catch(""),
        encryption: Protection,
        signing: Protection,
      }),
    )
    .optional(),
  tcons: z
    .record(
      z.string(),
      z.object({
        service: z.string(),
        session_id: z.string(),
        tcon_id: z.string().catch(""),
        machine: z.string().catch(""),
        connected_at: z.string().catch(""),
        encryption: Protection,
        signing: Protection,
      }),
    )
    .optional(),
});

type Degree = z.infer<typeof Degree>;

/** A tree connect, seen with its session: one client at one share. */
export interface ShareConnection {
  readonly sessionId: string;
  readonly treeConnectId: string;
  readonly share: string;
  readonly user: string;
  /** IP address where smbstatus gives one, else the client's name. */
  readonly client: string;
  /** As smbstatus codes it, `SMB3_11`; `dialectLabel` says it as people do. */
  readonly dialect: string;
  /**
   * `encrypted`: all of it. `partial`: the client may encrypt, the server does not require it. Source: the measurement in
   * docs/decisions and `encryption.ts`: the tree connect or its session has to be `full`.
   */
  readonly encryption: "encrypted" | "partial" | "clear";
  readonly cipher: string | null;
  readonly signing: Degree;
  /** ISO 8601 with the appliance's offset; empty where smbstatus does not say. */
  readonly since: string;
}

/** Reads `smbstatus --json` (Samba 4.17). Connections to IPC$ are left out: they carry no files. */
export function readSmbStatus(json: string): Result<readonly ShareConnection[], Failure<"unreadable">> {
  const report = Report.safeParse(parsed(json));
  if (!report.success) {
    return fail({
      code: "unreadable",
      message: "smbstatus answered something that is not its JSON report. Samba 4.17 or later is needed.",
      detail: json.slice(0, 400),
    });
  }
  const sessions = report.data.sessions ?? {};
  const connections = Object.values(report.data.tcons ?? {}).flatMap((tree): ShareConnection[] => {
    const session = sessions[tree.session_id];
    if (tree.service === "IPC$" || !session) return [];
    const protections = [tree.encryption, session.encryption];
    const full = protections.find(({ degree }) => degree === "full");
    const partial = protections.some(({ degree }) => degree === "partial");
    return [
      {
        sessionId: tree.session_id,
        treeConnectId: tree.tcon_id,
        share: tree.service,
        user: session.username,
        client: address(session.hostname) ?? session.remote_machine,
        dialect: session.session_dialect,
        encryption: full ? "encrypted" : partial ? "partial" : "clear",
        cipher: full?.cipher ?? null,
        signing: session.signing.degree === "none" ? tree.signing.degree : session.signing.degree,
        since: tree.connected_at,
      },
    ];
  });
  return ok(connections);
}

/** `SMB3_11` as people write it: `SMB 3.1.1`. An unknown code stays as it is. */
export function dialectLabel(code: string): string {
  const known: Readonly<Record<string, string>> = {
    NT1: "SMB 1",
    SMB2_02: "SMB 2.0.2",
    SMB2_10: "SMB 2.1",
    SMB3_00: "SMB 3.0",
    SMB3_02: "SMB 3.0.2",
    SMB3_11: "SMB 3.1.1",
  };
  return known[code] ?? code;
}

function address(hostname: string): string | undefined {
  return /^ipv[46]:(.+):\d+$/.exec(hostname)?.[1];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
