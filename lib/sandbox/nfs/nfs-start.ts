import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Argv, HostFailure, NfsPorts, ServiceStatus } from "@/lib/host/host";
import { createLocalHost } from "@/lib/host/local-host";
import { describeOutcome } from "@/lib/host/outcome";
import type { Box } from "@/lib/sandbox/box";
import { findFreePort, isFree } from "@/lib/sandbox/free-port";
import type { Layout } from "@/lib/sandbox/layout";
import { settledPorts } from "@/lib/sandbox/nfs/box-ports";
import { nfsLayout } from "@/lib/sandbox/nfs/nfs-layout";
import { BOX_MARK, nfsProcesses } from "@/lib/sandbox/nfs/nfs-processes";
import { nfsStatus } from "@/lib/sandbox/nfs/nfs-status";
import { logEnd } from "@/lib/sandbox/log-words";
import { complaintsSince } from "@/lib/sandbox/nfs/server-log";
import { serverConf } from "@/lib/sandbox/nfs/server-conf";
import { readServed } from "@/lib/sandbox/nfs/served-exports";
import { endProcesses } from "@/lib/sandbox/smbd-processes";
import { readState, writeState } from "@/lib/sandbox/state-file";
import { writeWhole } from "@/lib/shared/write-whole";
import { fail, ok, type Result } from "@/lib/shared/result";
import { inWords } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";

/** ganesha is up in a twentieth of this on an idle machine. */
const START_MS = 20_000;
const STOP_MS = 5_000;
const POLL_MS = 100;
const LOWEST_PORT = 1024;

/**
 * ganesha registers with an rpcbind and does not start without one. It gets one of its own, out of the machine's sight: a
 * /run of theirs, in which they meet, and a network of rpcbind's own, so that port 111 and a registration of the
 * machine's own NFS server are left alone. Clients need no rpcbind: they name the ports, as through a tunnel.
 */
const SCRIPT = `set -e
mount --bind "$1" /run
unshare --net -- rpcbind -w
tries=0
until [ -S /run/rpcbind.sock ]; do
  tries=$((tries + 1))
  [ "$tries" -le 100 ]
  sleep 0.05
done
shift
exec "$@"`;

/** Starts the NFS server and waits until it listens. It must not be running. */
export async function startNfs(box: Box): Promise<Result<ServiceStatus, HostFailure>> {
  if (box.identity.kind === "one") {
    const message = t(
      "The box's NFS server needs root: it serves files as their owners. Start the panel as root.",
    );
    return fail({ code: "denied", message });
  }
  const absent = ["ganesha.nfsd", "rpcbind"].filter((program) => !isInstalled(program));
  if (absent.length > 0) {
    const message = t(
      "{programs} is not installed on this machine. Install it (apt-get install nfs-ganesha nfs-ganesha-vfs rpcbind), then Restart NFS.",
      { programs: inWords(absent) },
    );
    return fail({ code: "missing", message });
  }
  const layout = nfsLayout(box.layout);
  const served = await readServed(box.layout);
  if (!served.ok) return served;
  const chosen = await choosePorts(box);
  if (!chosen.ok) return chosen;
  await mkdir(layout.run, { recursive: true, mode: 0o755 });
  await mkdir(layout.recovery, { recursive: true, mode: 0o700 });
  await writeWhole(
    layout.serverConf,
    serverConf(layout, { ...chosen.value, address: box.nfsAddress }, served.value),
    0o600,
  );

  const mark = await logEnd(layout.logFile);
  const told = await createLocalHost().run(command(box), { env: { [BOX_MARK]: box.layout.dir } });
  if (told.kind === "exited" && told.code === 0) {
    const status = await awaitListening(box);
    const complaints = await complaintsSince(layout.logFile, mark);
    if (status?.state === "running" && complaints === "") return ok(status);
    await stopNfs(box.layout);
    const message = t("The NFS server did not start with these exports. What it said is below.");
    return fail({ code: "failed", message, detail: complaints === "" ? (status?.detail ?? "") : complaints });
  }
  await stopNfs(box.layout);
  return fail({
    code: "failed",
    message: t("The NFS server could not be started."),
    detail: describeOutcome(told),
  });
}

/** Ends the box's NFS server and its rpcbind; nobody else's. */
export async function stopNfs(layout: Layout): Promise<void> {
  const { ganesha, all } = await nfsProcesses(layout);
  if (ganesha !== null) await endProcesses([ganesha], STOP_MS);
  await endProcesses(all, STOP_MS);
  await rm(nfsLayout(layout).pidFile, { force: true });
}

function command(box: Box): Argv {
  const { serverConf: conf, logFile, pidFile, run } = nfsLayout(box.layout);
  const server = ["ganesha.nfsd", "-f", conf, "-L", logFile, "-p", pidFile, "-N", "NIV_EVENT"];
  return ["unshare", "--mount", "--propagation", "private", "--", "sh", "-c", SCRIPT, "sh", run, ...server];
}

function isInstalled(program: string): boolean {
  return ["/usr/bin", "/usr/sbin"].some((folder) => existsSync(`${folder}/${program}`));
}

/** Unless they are set, the NFS port is the box's for good, and mountd has another at each start, as unpinned ones do. */
async function choosePorts(box: Box): Promise<Result<NfsPorts, HostFailure>> {
  const settled = await settledPorts(box.layout);
  if (!settled.ok) return settled;
  const state = await readState(box.layout.stateFile);
  const kept = state?.nfs?.nfs;
  const nfs = settled.value.nfs ?? (kept !== undefined && (await isFree(kept)) ? kept : await findFreePort());
  const mount = settled.value.mount ?? (await otherPort(nfs));
  if (!(await canHave(nfs))) return fail(notHad(NFS_NOT_HAD, nfs));
  if (mount === nfs || !(await canHave(mount))) return fail(notHad(MOUNTD_NOT_HAD, mount));
  if (state !== null) await writeState(box.layout.stateFile, { ...state, nfs: { nfs, mount, wanted: true } });
  return ok({ nfs, mount });
}

async function canHave(port: number): Promise<boolean> {
  return port >= LOWEST_PORT && (await isFree(port));
}

const NFS_NOT_HAD = msg(
  "NFS is set to port {port}, which the box cannot use: it is taken, or below {lowest} and the machine's own. Choose another.",
);
const MOUNTD_NOT_HAD = msg(
  "mountd is pinned to port {port}, which the box cannot use: it is taken, or below {lowest} and the machine's own. Choose another.",
);

function notHad(text: string, port: number): HostFailure {
  return { code: "failed", message: t(text, { port, lowest: LOWEST_PORT }) };
}

async function otherPort(taken: number): Promise<number> {
  for (;;) {
    const port = await findFreePort();
    if (port !== taken) return port;
  }
}

async function awaitListening(box: Box): Promise<ServiceStatus | null> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const status = await nfsStatus(box);
    if (status.state === "running") return status;
    const { all } = await nfsProcesses(box.layout);
    if (all.length === 0 || Date.now() > deadline) return status;
    await pause(POLL_MS);
  }
}
