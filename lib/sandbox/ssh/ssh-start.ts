import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Argv, HostFailure, ServiceStatus } from "@/lib/host/host";
import { createLocalHost } from "@/lib/host/local-host";
import { processNow } from "@/lib/host/local-process";
import { describeOutcome } from "@/lib/host/outcome";
import type { Box } from "@/lib/sandbox/box";
import { findFreePort, isFree } from "@/lib/sandbox/free-port";
import type { Layout } from "@/lib/sandbox/layout";
import { logEnd, readFrom, telling } from "@/lib/sandbox/log-words";
import { inOwnView } from "@/lib/sandbox/own-view";
import { endProcesses } from "@/lib/sandbox/smbd-processes";
import { inOwnRun, logged, SSHD } from "@/lib/sandbox/ssh/own-run";
import { writeSshAccounts } from "@/lib/sandbox/ssh/ssh-accounts";
import { type SshLayout, sshLayout } from "@/lib/sandbox/ssh/ssh-layout";
import { sshProcesses } from "@/lib/sandbox/ssh/ssh-processes";
import { sshStatus } from "@/lib/sandbox/ssh/ssh-status";
import { sshdConf } from "@/lib/sandbox/ssh/sshd-conf";
import { type BoxState, readState, writeState } from "@/lib/sandbox/state-file";
import { writeWhole } from "@/lib/shared/write-whole";
import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

const START_MS = 10_000;
const STOP_MS = 5_000;
const POLL_MS = 50;

/** Above what a distribution gives its accounts, below what it gives containers (login.defs(5), subuid(5)). */
const LOWEST_UID = 61_200;
const HIGHEST_UID = 65_400;

type SshState = NonNullable<BoxState["ssh"]>;

/** Starts the SSH server and waits until it listens. It must not be running. */
export async function startSsh(box: Box): Promise<Result<ServiceStatus, HostFailure>> {
  if (box.identity.kind === "one") {
    const message = t(
      "The box's SSH server needs root: tunnels sign in to an account of their own. Start the panel as root.",
    );
    return fail({ code: "denied", message });
  }
  if (!existsSync(SSHD) || box.nssWrapper === null) {
    const message = t(
      "openssh-server or libnss-wrapper is not installed on this machine. Install both (apt-get install openssh-server libnss-wrapper), then Restart SSH.",
    );
    return fail({ code: "missing", message });
  }
  const layout = sshLayout(box.layout);
  const state = await chooseState(box);
  await mkdir(`${layout.run}/sshd`, { recursive: true, mode: 0o755 });
  await writeSshAccounts(layout, state.uid);
  await writeWhole(layout.conf, sshdConf(layout, state.port), 0o600);
  const mark = await logEnd(layout.logFile);
  const started = await createLocalHost().run(command(box, layout), {
    env: accounts(box.nssWrapper, layout),
  });
  const told = started.kind === "exited" && started.code === 0;
  const listening = told ? await awaitListening(box) : null;
  if (listening?.ok === true) return listening;
  const words = told ? telling(await readFrom(layout.logFile, mark)) : describeOutcome(started);
  await stopSsh(box.layout);
  const message = t("The box's SSH server did not start. What it said is below.");
  return fail({ code: "failed", message, detail: words });
}

/** Ends the box's SSH server and every connection of it; nobody else's. */
export async function stopSsh(layout: Layout): Promise<void> {
  const uid = (await readState(layout.stateFile))?.ssh?.uid;
  const ssh = sshLayout(layout);
  await endProcesses((await sshProcesses(ssh, uid)).all, STOP_MS);
  // What came in while those ended.
  await endProcesses((await sshProcesses(ssh, uid)).all, STOP_MS);
  await rm(ssh.pidFile, { force: true });
}

/** Ends the listener alone: connections go on, as at a restart of the system's sshd. */
export async function stopListening(layout: Layout): Promise<void> {
  const { listener } = await sshProcesses(sshLayout(layout), undefined);
  if (listener !== null) await endProcesses([listener], STOP_MS);
}

function command(box: Box, { run, conf, logFile }: SshLayout): Argv {
  const argv = inOwnRun(logged([SSHD, "-D", "-e", "-f", conf], logFile), run);
  return box.closedFolder === null ? argv : inOwnView(argv, box.layout.dir, box.closedFolder);
}

function accounts(nssWrapper: string, { passwd, group }: SshLayout): Readonly<Record<string, string>> {
  return { LD_PRELOAD: nssWrapper, NSS_WRAPPER_PASSWD: passwd, NSS_WRAPPER_GROUP: group };
}

/** Port and account id are the box's for good, unless somebody has taken the port. */
async function chooseState(box: Box): Promise<SshState> {
  const state = await readState(box.layout.stateFile);
  const kept = state?.ssh;
  const port = kept !== undefined && (await isFree(kept.port)) ? kept.port : await findFreePort();
  const chosen = { port, uid: kept?.uid ?? (await unusedUid()), wanted: true };
  if (state !== null) await writeState(box.layout.stateFile, { ...state, ssh: chosen });
  return chosen;
}

/** An id that no process acts as: two boxes on one machine must tell their tunnels apart. */
async function unusedUid(): Promise<number> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const used = new Set((await Promise.all(pids.map(processNow))).map((each) => each?.uid));
  for (;;) {
    const uid = LOWEST_UID + Math.floor(Math.random() * (HIGHEST_UID - LOWEST_UID));
    if (!used.has(uid)) return uid;
  }
}

/** Waits until the SSH server listens. */
export async function awaitListening(box: Box): Promise<Result<ServiceStatus, HostFailure>> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const status = await sshStatus(box);
    if (status.state === "running") return ok(status);
    if (Date.now() > deadline) {
      return fail({
        code: "failed",
        message: t("The box's SSH server does not listen."),
        detail: status.detail,
      });
    }
    await pause(POLL_MS);
  }
}
