import * as z from "zod";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** How far encryption or signing goes, as smbstatus says it: of no message, of some, of all that were seen so far. */
const Degree = z.enum(["none", "partial", "full"]).catch("none");
const Protection = z
  .object({ cipher: z.string().catch("-"), degree: Degree })
  .catch({ cipher: "-", degree: "none" });
const ServerId = z.object({ pid: z.string(), vnn: z.string().optional() }).nullable().catch(null);

const Session = z.object({
  server_id: ServerId,
  uid: z.number().catch(-1),
  username: z.string().catch(""),
  remote_machine: z.string().catch(""),
  hostname: z.string().catch(""),
  session_dialect: z.string().catch(""),
  encryption: Protection,
  signing: Protection,
});

const TreeConnect = z.object({
  service: z.string(),
  session_id: z.string(),
  tcon_id: z.string().catch(""),
  connected_at: z.string().catch(""),
  encryption: Protection,
  signing: Protection,
});

const Report = z.object({
  sessions: z.record(z.string(), Session),
  tcons: z.record(z.string(), TreeConnect),
});

export type Degree = z.infer<typeof Degree>;

/** A tree connect, seen with its session: one client at one share. */
export interface ShareConnection {
  /** The same for the same tree connect as long as it is open, and no other's at that time. */
  readonly id: string;
  readonly sessionId: string;
  readonly treeConnectId: string;
  /** The smbd process that serves the client, as smbcontrol addresses it; null where smbstatus does not say. */
  readonly process: string | null;
  readonly share: string;
  readonly user: string;
  /** IP address where smbstatus gives one, else the client's name. */
  readonly client: string;
  /** What the client calls itself, where smbstatus knows more than the address: over NetBIOS sessions alone. */
  readonly machine: string | null;
  /** As smbstatus codes it, `SMB3_11`; `dialectLabel` says it as people do. */
  readonly dialect: string;
  /** `encrypted`: all of it. `partial`: some of its messages. `clear`: none of them so far. */
  readonly encryption: "encrypted" | "partial" | "clear";
  readonly cipher: string | null;
  /** The two that `encryption` is made of. */
  readonly encryptionDegrees: { readonly share: Degree; readonly session: Degree };
  /** `full`: signing is required. `partial`: some messages were signed, those of the sign-in at least. */
  readonly signing: Degree;
  readonly signingCipher: string | null;
  /** ISO 8601 with the appliance's offset; empty where smbstatus does not say. */
  readonly since: string;
}

/**
 * Reads `smbstatus --json`. What it says was measured with Samba 4.17.12, a real smbd and smbclient:
 *
 * - A tree connect is `full` where each of its messages was encrypted, because the server demands it or because the client
 *   chose to; its first message decides, so that a client that encrypts by its own choice stands at `none` until then.
 * - A session is `full` where the server demands encryption of all of it. `partial` says that some message in it was
 *   encrypted: those of another share, maybe. A share whose own tree connect is `none` then has its files in the clear.
 * - Signing is told of the session: `full` where server or client requires it, `partial` otherwise, since the sign-in is
 *   always signed. Encrypted messages do not count as signed; their cipher protects them as well.
 * - `remote_machine` is the client's address on port 445. The smbd with the `pid` serves this client's connection alone,
 *   with all sessions and shares on it.
 *
 * Connections to IPC$, and sessions without a share, are left out: no file travels there, and there is nothing to be cut.
 * What such a session connects to later shows up as soon as it does.
 */
export function readSmbStatus(json: string): Result<readonly ShareConnection[], Failure<"unreadable">> {
  const report = Report.safeParse(parsed(json));
  if (!report.success) {
    return fail({
      code: "unreadable",
      message: t(
        "Who is connected is not known: smbstatus answered something that is not its JSON report. Samba 4.17 or later is needed.",
      ),
      detail: json.slice(0, 400),
    });
  }
  const { sessions, tcons } = report.data;
  const connections: ShareConnection[] = [];
  for (const tree of Object.values(tcons)) {
    const session = sessions[tree.session_id];
    if (tree.service !== "IPC$" && session !== undefined) connections.push(connectionOf(tree, session));
  }
  return ok(connections);
}

function connectionOf(tree: z.infer<typeof TreeConnect>, session: z.infer<typeof Session>): ShareConnection {
  const encrypted = [tree.encryption, session.encryption].find(({ degree }) => degree === "full");
  const partial = tree.encryption.degree === "partial" ? tree.encryption : undefined;
  const signing = session.signing.degree === "none" ? tree.signing : session.signing;
  const client = address(session.hostname) ?? session.remote_machine;
  const process = destination(session.server_id);
  return {
    id: `${process ?? ""}-${tree.session_id}-${tree.tcon_id}`,
    sessionId: tree.session_id,
    treeConnectId: tree.tcon_id,
    process,
    share: tree.service,
    user: session.username || (session.uid < 0 ? "unknown" : `uid ${String(session.uid)}`),
    client,
    machine:
      session.remote_machine === "" || session.remote_machine === client ? null : session.remote_machine,
    dialect: session.session_dialect,
    encryption: encrypted ? "encrypted" : partial ? "partial" : "clear",
    cipher: cipherName((encrypted ?? partial)?.cipher),
    encryptionDegrees: { share: tree.encryption.degree, session: session.encryption.degree },
    signing: signing.degree,
    signingCipher: algorithm(signing.cipher),
    since: tree.connected_at,
  };
}

function address(hostname: string): string | undefined {
  return /^ipv[46]:(.+):\d+$/.exec(hostname)?.[1];
}

/** Samba's number for "no cluster"; in one, a process is addressed as `node:pid` (smbcontrol(1)). */
const NO_CLUSTER = "4294967295";

function destination(id: z.infer<typeof ServerId>): string | null {
  if (id === null) return null;
  const { pid, vnn = NO_CLUSTER } = id;
  const name = vnn === NO_CLUSTER ? pid : `${vnn}:${pid}`;
  return /^(?:\d+:)?[1-9]\d*$/.test(name) ? name : null;
}

function algorithm(name: string | undefined): string | null {
  return name === undefined || /^[-?]*$/.test(name) ? null : name;
}

/** smbstatus 4.17 has names for the two ciphers of 128 bits, and `???` for the two of 256. */
function cipherName(name: string | undefined): string | null {
  return name === "???" ? "AES-256" : algorithm(name);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
