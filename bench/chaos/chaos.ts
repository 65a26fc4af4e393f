import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import bringUpPanel from "../../e2e/bring-up-panel";
import { adminPassword, helpdeskPassword, panelDataDir, panelUrl } from "../../e2e/panel-under-test";
import { type Person, signedIn } from "../http/person";
import { serverActions } from "../http/server-action";
import { type ChangeContext, changeOnce, EXPORTS, keepChanging, newLedger, SMB_CONF } from "./changes";
import { type Outages, watchOutages } from "./outages";
import { checkAudit, checkContents, checkDatabase, checkLeftovers } from "./promises";
import { between, pick, type Random, randomFrom } from "@/lib/shared/testing/random";
import { read } from "./readers";
import { Tally } from "./tally";
import { watchContents } from "./torn";
import { keepMakingTunnels } from "./tunnels";
import { findVictims, processesOf, VICTIMS } from "./victims";

const READERS = 8;
/** A process that is killed more often than five times in two minutes is started again after longer and longer pauses. */
const LONGEST_OUTAGE_MS = 60_000;
const BACK_WITHIN_MS = 120_000;

interface ChaosOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
}

/** Returns whether every promise was kept. */
export async function chaos({ minutes, seed, tell }: ChaosOptions): Promise<boolean> {
  tell(`Chaos for ${String(minutes)} minutes, seed ${String(seed)}.`);
  const promises = { broken: 0 };
  const broken = (sentence: string) => {
    promises.broken += 1;
    tell(`BROKEN: ${sentence}`);
  };
  const close = await bringUpPanel();
  const dataDir = panelDataDir();
  try {
    await disturb({ minutes, seed, tell }, dataDir, broken);
  } finally {
    await close();
  }
  for (const line of await processesOf(dataDir)) broken(`Left running: ${line}`);
  tell(
    promises.broken === 0 ? "Every promise was kept." : `${String(promises.broken)} promises were broken.`,
  );
  return promises.broken === 0;
}

async function disturb(
  { minutes, seed, tell }: ChaosOptions,
  dataDir: string,
  broken: (sentence: string) => void,
): Promise<void> {
  const url = panelUrl();
  const accounts = [
    { username: "admin", password: adminPassword },
    { username: "helpdesk", password: helpdeskPassword },
  ] as const;
  const people = await Promise.all(
    // The first four change things; of the others every second one may not.
    Array.from({ length: 4 + READERS }, (_, at) =>
      signedIn(url, `127.0.1.${String(at + 1)}`, accounts[at < 4 || at % 2 === 0 ? 0 : 1]),
    ),
  );
  const [one, another, exporter, tunneller, ...readers] = people as [
    Person,
    Person,
    Person,
    Person,
    ...Person[],
  ];
  const stopping = new AbortController();
  const requests = new Tally();
  const context = (salt: number): ChangeContext => ({
    random: randomFrom(seed * 1_000 + salt),
    stopping: stopping.signal,
    requests,
    broken,
    call: serverActions(),
  });
  const smbConf = newLedger(SMB_CONF);
  const exportsFile = newLedger(EXPORTS);
  const box = path.join(dataDir, "appliance");
  const contents = [
    watchContents(path.join(box, "smb.conf"), stopping.signal),
    watchContents(path.join(box, "exports"), stopping.signal),
  ] as const;
  const outages = watchOutages(url, dataDir);
  const tunnels = keepMakingTunnels(tunneller, context(1));
  const work = [
    keepChanging(one, smbConf, context(2)),
    keepChanging(another, smbConf, context(3)),
    keepChanging(exporter, exportsFile, context(4)),
    ...readers.map((person, at) => read(person, context(10 + at))),
  ];

  const kills = await killForAWhile(dataDir, outages, randomFrom(seed), minutes * 60_000);
  stopping.abort();
  await Promise.all(work);
  const saved = await tunnels;
  const deadline = Date.now() + BACK_WITHIN_MS;
  while (outages.away().length > 0 && Date.now() < deadline) await pause(500);
  for (const victim of outages.away()) broken(`${victim} did not come back by itself.`);

  // A change of each goes through as though nothing had been.
  for (const ledger of [smbConf, exportsFile]) {
    const ended = await changeUntilApplied(one, ledger, context(5));
    if (!ended) broken(`${ledger.file.name} cannot be changed any more.`);
  }
  const longest = outages.longest();
  await outages.stop();
  for (const person of people) person.leave();
  for (const victim of VICTIMS) {
    if (longest[victim] > LONGEST_OUTAGE_MS) broken(`${victim} was away for ${seconds(longest[victim])}.`);
  }
  const [smbSeen, exportsSeen] = await Promise.all(contents);
  checkContents(smbConf, smbSeen, broken);
  checkContents(exportsFile, exportsSeen, broken);
  const revisions = await checkDatabase(dataDir, [smbConf, exportsFile], saved, broken);
  const audit = await checkAudit(dataDir, broken);
  await checkLeftovers(dataDir, broken);

  tell(`Kills: ${kills.words()}.`);
  tell(`Requests: ${requests.words()}.`);
  tell(`Longest away: ${VICTIMS.map((victim) => `${victim} ${seconds(longest[victim])}`).join(", ")}.`);
  tell(
    `Looks at smb.conf ${String(smbSeen.looks)}, at exports ${String(exportsSeen.looks)}; texts seen ${String(smbSeen.seen.size)} and ${String(exportsSeen.seen.size)}.`,
  );
  tell(`Revisions: ${revisions}. Tunnels saved: ${String(saved.size)}.`);
  tell(`Audit log: ${audit}`);
}

async function killForAWhile(
  dataDir: string,
  outages: Outages,
  random: Random,
  forMs: number,
): Promise<Tally> {
  const find = findVictims(dataDir);
  const kills = new Tally();
  const until = Date.now() + forMs;
  while (Date.now() < until) {
    await pause(between(random, 500, 7_000));
    const victim = pick(random, VICTIMS);
    // One that is away already is on its way back.
    const pid = outages.away().includes(victim) ? null : await find[victim]();
    if (pid === null) continue;
    process.kill(pid, "SIGKILL");
    kills.add(victim);
  }
  return kills;
}

async function changeUntilApplied(
  ...args: Parameters<typeof changeOnce> extends [...infer First, number] ? First : never
): Promise<boolean> {
  const [, ledger] = args;
  for (let tries = 0; tries < 10; tries += 1) {
    if ((await changeOnce(...args, -1)) === `${ledger.file.name} applied`) return true;
    await pause(1_000);
  }
  return false;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
