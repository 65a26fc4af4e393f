import { execFile } from "node:child_process";
import type { Socket } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import * as z from "zod";
import { appliancePort } from "../e2e/fixtures/smb-client";
import { closeConnections, type Exchange, exchange } from "./exchange";
import type { Panel } from "./panel";
import { kilobytes, median, milliseconds, percentile, type Row } from "./row";
import { holdSessions } from "./smb-client";

const run = promisify(execFile);

const MACHINES = 200;
const SESSIONS_EACH = 10;
const SESSIONS = MACHINES * SESSIONS_EACH;
const SHARES = Array.from({ length: 20 }, (_, number) => `team${number}`);

const BROWSERS = 10;
const POLL_EVERY_MS = 2_500;
const ROUNDS = 15;
const PEER_ROUNDS = 10;
const SERVER_TIME_MS = 100;

const Answer = z.object({
  value: z.object({ version: z.string(), since: z.string().nullable(), sessions: z.array(z.unknown()) }),
});

/** The Sessions page while 2,000 sessions are open at a real smbd, and some come and go. */
export async function measureSessions(panel: Panel): Promise<Row[]> {
  await panel.writeSmbConf(guestShares(panel.sharedFolder));
  const configuration = path.join(path.dirname(panel.smbConf), "control", "effective.conf");
  await run("smbcontrol", [`--configfile=${configuration}`, "smbd", "reload-config"]);
  const machines = new Machines();
  try {
    await machines.fill();
    const first = await look(panel, "");
    if (first.sessions !== SESSIONS) {
      throw new Error(`${SESSIONS} sessions are open, and the panel shows ${first.sessions}.`);
    }
    const polls = await pollAndChange(panel, machines, first.version);
    const peers = await timesOfSmbstatus(configuration);
    return rowsOf(first.exchange, polls, peers);
  } finally {
    machines.end();
    closeConnections();
  }
}

interface Look {
  readonly version: string;
  readonly sessions: number;
  readonly exchange: Exchange;
}

async function look(panel: Panel, known: string): Promise<Look> {
  const read = await exchange(`${panel.url}/api/sessions?known=${known}`, { cookie: panel.cookie });
  const { value } = Answer.parse(JSON.parse(decoded(read).toString()));
  if (known !== "" && value.since !== known) throw new Error("A poll was sent everything again.");
  return { version: value.version, sessions: value.sessions.length, exchange: read };
}

function decoded({ body, encoding }: Exchange): Buffer {
  if (encoding === "br") return brotliDecompressSync(body);
  return encoding === "gzip" ? gunzipSync(body) : body;
}

/** Browsers look one after another, each as often as the page does; meanwhile machines leave and others come. */
async function pollAndChange(panel: Panel, machines: Machines, version: string): Promise<Exchange[]> {
  const known = Array.from({ length: BROWSERS }, () => version);
  const polls: Exchange[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const changed = machines.replaceOne();
    for (const [browser, before] of known.entries()) {
      const now = await look(panel, before);
      known[browser] = now.version;
      polls.push(now.exchange);
      await pause(POLL_EVERY_MS / BROWSERS);
    }
    await changed;
  }
  if (known[0] === version) throw new Error("Sessions came and went, and no poll told of it.");
  return polls;
}

/** What a poll would wait for that asked smbstatus itself: the program alone, in the same situation. */
async function timesOfSmbstatus(configuration: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < PEER_ROUNDS; round += 1) {
    const began = performance.now();
    await run("smbstatus", ["--json", `--configfile=${configuration}`], { maxBuffer: 64 * 1024 * 1024 });
    times.push(performance.now() - began);
  }
  return times;
}

function rowsOf(first: Exchange, polls: readonly Exchange[], peers: readonly number[]): Row[] {
  const times = polls.map(({ took }) => took);
  const time = percentile(times, 0.95);
  const peer = percentile(peers, 0.95);
  const bytes = percentile(
    polls.map((poll) => poll.bytes),
    0.95,
  );
  return [
    {
      name: `Sessions, ${SESSIONS} open, a poll of ${BROWSERS} browsers: p95`,
      ours: `${milliseconds(time)} (median ${milliseconds(median(times))})`,
      peer: `smbstatus --json alone: ${milliseconds(peer)}`,
      ratio: time / peer,
      target: `< ${SERVER_TIME_MS} ms`,
      met: time < SERVER_TIME_MS,
    },
    {
      name: `Sessions, ${SESSIONS} open, the first look`,
      ours: milliseconds(first.took),
      peer: `smbstatus --json alone: ${milliseconds(peer)}`,
      ratio: first.took / peer,
      target: "≤ 3",
      met: first.took / peer <= 3,
    },
    {
      name: `Sessions, a poll while ${SESSIONS_EACH} of ${SESSIONS} come and go: over the wire, p95`,
      ours: kilobytes(bytes),
      peer: `all of them: ${kilobytes(first.bytes)}`,
      ratio: bytes / first.bytes,
      target: "≤ 0.25",
      met: bytes / first.bytes <= 0.25,
    },
  ];
}

function guestShares(folder: string): string {
  const shares = SHARES.map((name) => `[${name}]\n\tpath = ${folder}\n\tguest ok = yes\n`);
  return `[global]\n\tmap to guest = Bad User\n\tload printers = no\n${shares.join("")}`;
}

/** Client machines with addresses of their own, some of old and some of new systems. */
class Machines {
  private readonly open: Socket[] = [];
  private made = 0;
  private readonly port = Number(appliancePort());

  async fill(): Promise<void> {
    while (this.open.length < MACHINES) this.open.push(await this.another());
  }

  async replaceOne(): Promise<void> {
    this.open.shift()?.destroy();
    this.open.push(await this.another());
  }

  end(): void {
    for (const machine of this.open) machine.destroy();
  }

  private another(): Promise<Socket> {
    const number = this.made;
    this.made += 1;
    return holdSessions({
      port: this.port,
      from: `127.9.${number >> 8}.${number & 255}`,
      dialect: number % 3 === 0 ? 0x0210 : 0x0311,
      shares: Array.from({ length: SESSIONS_EACH }, (_, at) => SHARES[(number + at) % SHARES.length] ?? ""),
    });
  }
}
