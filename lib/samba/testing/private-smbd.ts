import { execFile, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { findFreePort } from "@/lib/sandbox/free-port";

const runFile = promisify(execFile);

/** What a client got: refused, or its traffic as smbstatus saw it during the session. */
export type Witnessed = "refused" | "clear" | "encrypted";

/** How an SMB client behaves: the highest (and lowest) dialect it speaks, and whether it insists on encryption. */
export interface ClientKind {
  readonly dialect: "NT1" | "SMB2_02" | "SMB2_10" | "SMB3_00" | "SMB3_02" | "SMB3_11";
  /** Where it is another than one below the highest: `NT1` for SMB 1 alone, else SMB2_02. */
  readonly lowest?: string;
  readonly asks?: boolean;
  /** What it offers for SMB 3.1.1; all that smbclient knows unless told. */
  readonly ciphers?: readonly string[];
  readonly signing?: readonly string[];
  /** Signs in as nobody, without a password. */
  readonly guest?: boolean;
}

/** What smbstatus saw of a client that got in. */
export interface Meeting {
  readonly traffic: Exclude<Witnessed, "refused">;
  /** As smbstatus codes it: SMB3_11. */
  readonly dialect: string;
  /** As smbstatus prints it (4.17 has `???` for the AES-256 ones); `-` in the clear. */
  readonly cipher: string;
  /** The session's own, which smbstatus names for AES-256 too; `-` where the session is not encrypted. */
  readonly sessionCipher: string;
}

/** How far a client got, and whose doing it is that its traffic is encrypted. */
export type Stage =
  | "refused, no encryption offered"
  | "refused at session setup"
  | "refused at tree connect"
  | "refused at the first request"
  | "clear"
  | "client encrypts"
  | "share encrypted"
  | "session encrypted";

export interface PrivateSmbd {
  readonly port: number;
  /** Connects to the share as `client` and says what became of it at which stage. */
  stageOf(client: ClientKind, share: string): Promise<Stage>;
  /** Connects to the share as `client` and says how its traffic went. */
  connectAs(client: ClientKind, share: string): Promise<Witnessed>;
  /** The same with what the two agreed on; undefined where the client was refused. */
  meetAs(client: ClientKind, share: string): Promise<Meeting | undefined>;
  stop(): Promise<void>;
}

const PASSWORD = "for-tests-only";

/**
 * A real smbd on a free loopback port with everything in a folder of its own. It serves tests only. `shares` are names; each may
 * have further lines.
 */
export async function startPrivateSmbd(
  globalLines: readonly string[],
  shares: Readonly<Record<string, readonly string[]>> = {},
): Promise<PrivateSmbd> {
  const folder = mkdtempSync(join(tmpdir(), "private-smbd-"));
  // A guest has to reach the share's folder; what nobody may read is closed file by file.
  chmodSync(folder, 0o711);
  const port = await findFreePort();
  const user = userInfo().username;
  for (const name of ["state", "lock", "pid", "cache", "private", "ncalrpc", "data"]) {
    mkdirSync(join(folder, name), { mode: 0o755 });
  }
  const file = join(folder, "smb.conf");
  writeFileSync(file, configuration(folder, port, globalLines, shares));
  const account = join(folder, "account");
  writeFileSync(account, `username = ${user}\npassword = ${PASSWORD}\n`, { mode: 0o600 });
  const clientFile = join(folder, "client.conf");
  writeFileSync(
    clientFile,
    `[global]\nlock directory = ${folder}/cache\nstate directory = ${folder}/cache\ncache directory = ${folder}/cache\nprivate dir = ${folder}/cache\n`,
  );
  execFileSync("smbpasswd", ["-c", file, "-s", "-a", user], {
    input: `${PASSWORD}\n${PASSWORD}\n`,
    stdio: ["pipe", "ignore", "ignore"],
  });
  execFileSync("smbd", ["-D", "-s", file], { stdio: "ignore" });
  await untilItAnswers(port);

  const look = async (share: string) =>
    readMeeting((await runFile("smbstatus", ["--json", "-s", file])).stdout, share);
  const attempt = async (client: ClientKind, share: string) => {
    const smbclient = spawn("smbclient", [
      ...["-s", clientFile, "-p", String(port), "-m", client.dialect],
      ...(client.guest ? ["-U", "nobody%"] : ["-A", account]),
      ...optionsOf(client),
      `//127.0.0.1/${share}`,
    ]);
    let said = "";
    smbclient.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    const ended = new Promise((resolve) => smbclient.once("close", resolve));
    let met: Seen | undefined;
    while (!met && smbclient.exitCode === null) {
      met = await look(share);
    }
    // SMB 1 lets a client connect that must encrypt and does not, and then denies it every file.
    smbclient.stdin.end("ls\n");
    await ended;
    // smbd may be slower to miss this client than the next one is to come, which would be taken for it.
    while (met && (await look(share))) await sleep(20);
    const refused = /session setup|tree connect/u.exec(said)?.[0];
    if (refused !== undefined) return { stage: `refused at ${refused}` as Stage };
    if (!met) return { stage: "refused, no encryption offered" as const };
    if (said.includes("NT_STATUS_")) return { stage: "refused at the first request" as const };
    return met;
  };
  const meetAs: PrivateSmbd["meetAs"] = async (client, share) => {
    const seen = await attempt(client, share);
    return "meeting" in seen ? seen.meeting : undefined;
  };

  return {
    port,
    stageOf: async (client, share) => (await attempt(client, share)).stage,
    meetAs,
    connectAs: async (client, share) => (await meetAs(client, share))?.traffic ?? "refused",
    stop: async () => {
      const pid = Number(readFileSync(join(folder, "pid/smbd.pid"), "utf8"));
      process.kill(pid, "SIGTERM");
      for (let tries = 0; tries < 200 && isAlive(pid); tries += 1) await sleep(25);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(
  folder: string,
  port: number,
  globalLines: readonly string[],
  shares: Readonly<Record<string, readonly string[]>>,
): string {
  const own = [
    `smb ports = ${String(port)}`,
    "interfaces = 127.0.0.1/8",
    "bind interfaces only = yes",
    "disable netbios = yes",
    "load printers = no",
    "passdb backend = smbpasswd",
    ...["state", "lock", "pid", "cache"].map((name) => `${name} directory = ${folder}/${name}`),
    `private dir = ${folder}/private`,
    `smb passwd file = ${folder}/private/smbpasswd`,
    `ncalrpc dir = ${folder}/ncalrpc`,
    `log file = ${folder}/log`,
  ];
  const sections = Object.entries(shares).map(
    ([name, lines]) => `[${name}]\n${[`path = ${folder}/data`, ...lines].join("\n")}\n`,
  );
  return `[global]\n${[...own, ...globalLines].join("\n")}\n${sections.join("")}`;
}

function optionsOf(client: ClientKind): string[] {
  const lowest = client.lowest ?? (client.dialect === "NT1" ? "NT1" : "SMB2_02");
  const list = (name: string, values: readonly string[] | undefined) =>
    values && values.length > 0 ? [`--option=client smb3 ${name} algorithms=${values.join(",")}`] : [];
  return [
    `--option=client min protocol=${lowest}`,
    ...list("encryption", client.ciphers),
    ...list("signing", client.signing),
    ...(client.asks ? ["--client-protection=encrypt"] : []),
  ];
}

interface Seen {
  readonly stage: Stage;
  readonly meeting: Meeting;
}

/** Encrypted where the tree connect or its session is: required by the server (`full`) or chosen by the client (`partial`). */
function readMeeting(json: string, share: string): Seen | undefined {
  const status: unknown = JSON.parse(json);
  const { sessions, tcons } = status as StatusReport;
  const tree = Object.values(tcons).find((each) => each.service === share);
  if (!tree) return undefined;
  const session = sessions[tree.session_id];
  const protection = [tree.encryption, session?.encryption].find((each) => each && each.degree !== "none");
  return {
    stage: stageOf(session?.encryption.degree, tree.encryption.degree),
    meeting: {
      traffic: protection ? "encrypted" : "clear",
      dialect: session?.session_dialect ?? "",
      cipher: protection?.cipher ?? "-",
      sessionCipher: session?.encryption.cipher ?? "-",
    },
  };
}

function stageOf(ofSession: string | undefined, ofTree: string): Stage {
  if (ofSession === "full") return "session encrypted";
  if (ofTree !== "none") return "share encrypted";
  return ofSession === "partial" ? "client encrypts" : "clear";
}

interface StatusReport {
  readonly sessions: Readonly<Record<string, { session_dialect: string; encryption: Protection }>>;
  readonly tcons: Readonly<Record<string, { service: string; session_id: string; encryption: Protection }>>;
}

interface Protection {
  readonly cipher: string;
  readonly degree: string;
}

async function untilItAnswers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answers = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      });
      socket.on("error", () => {
        resolve(false);
      });
    });
    if (answers) return;
    await sleep(50);
  }
  throw new Error("smbd did not come up within 10 s");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
