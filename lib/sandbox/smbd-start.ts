import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { connectTcp } from "@/lib/host/connect-tcp";
import type { Argv, Host, HostFailure, ServiceStatus } from "@/lib/host/host";
import { createLocalHost } from "@/lib/host/local-host";
import { describeOutcome } from "@/lib/host/outcome";
import type { Box } from "@/lib/sandbox/box";
import { asOptions, type Binding, bindingOf, bindingSettings } from "@/lib/sandbox/enforced";
import { findFreePort, isFree } from "@/lib/sandbox/free-port";
import type { Layout } from "@/lib/sandbox/layout";
import { markLog, telling, wordsSince } from "@/lib/sandbox/log-words";
import { inOwnView } from "@/lib/sandbox/own-view";
import { prepareSamba } from "@/lib/sandbox/samba-programs";
import { endProcesses, smbdProcesses } from "@/lib/sandbox/smbd-processes";
import { ADDRESS, awaitServing, boxStatus } from "@/lib/sandbox/smbd-status";
import { readState, writeState } from "@/lib/sandbox/state-file";
import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** smbd is up in a tenth of this on an idle machine. */
const START_MS = 20_000;

/** A daemon that lives this long after it first answered has read everything it reads at its start. */
const STAYS_MS = 1_000;

const STOP_MS = 5_000;

/**
 * Starts smbd and waits until it answers on its port and stays. The box must not be running. The failure's `detail` holds
 * what smbd wrote to its log.
 */
export async function startSmbd(
  box: Box,
  host: Pick<Host, "run">,
): Promise<Result<ServiceStatus, HostFailure>> {
  const { layout } = box;
  const version = await host.run(["smbd", "--version"]);
  if (version.kind === "not-found") {
    const message = t(
      "Samba is not installed on this machine. Install it (apt-get install samba), then Restart Samba.",
    );
    return fail({ code: "missing", message });
  }
  if (!existsSync(layout.smbConf)) {
    const message = t("Samba did not start: there is no {path}. Restore it from History.", {
      path: layout.smbConf,
    });
    return fail({ code: "missing", message });
  }
  box.binding = await chooseBinding(box, host);
  const mark = await markLog(layout.logs);
  const [argv, options] = prepareSamba(box, smbdCommand(box), {});
  const view = box.closedFolder === null ? argv : inOwnView(argv, layout.dir, box.closedFolder);
  const told = await createLocalHost().run(view, options);
  const first = told.kind === "exited" && told.code === 0 ? await awaitServing(box, START_MS) : null;
  if (first !== null && (await answersAndStays(box, first))) return ok(await boxStatus(box));

  const { detail: state } = await boxStatus(box);
  const said = told.kind === "exited" && told.code === 0 ? told.stderr.trim() : describeOutcome(told);
  const words = [state, telling(said), await wordsSince(layout.logs, mark)].filter((part) => part !== "");
  await stopSmbd(layout);
  const message = t(
    "Samba did not start with this smb.conf, so nobody can connect. What it said is below; put a working file back.",
  );
  return fail({ code: "failed", message, detail: words.join("\n") });
}

/** Ends smbd, its sessions and its RPC programs; nobody else's. */
export async function stopSmbd(layout: Layout): Promise<void> {
  const { master, all } = await smbdProcesses(layout);
  // The master first: what it hears of its children's end it would try to mend.
  if (master !== null) await endProcesses([master], STOP_MS);
  await endProcesses(all, STOP_MS);
  // A session accepted while the master was ending.
  await endProcesses((await smbdProcesses(layout)).all, STOP_MS);
  await rm(layout.pidFile, { force: true });
}

function smbdCommand(box: Box): Argv {
  return ["smbd", "--daemon", ...asOptions(bindingSettings(box.binding))];
}

/** Where smbd would listen by the managed file as it is now. */
export async function bindingOfFile(box: Box, host: Pick<Host, "run">): Promise<Binding> {
  const [ports, interfaces] = await Promise.all([
    said(box, host, "smb ports"),
    said(box, host, "interfaces"),
  ]);
  return bindingOf({ ports, interfaces }, box.port);
}

async function chooseBinding(box: Box, host: Pick<Host, "run">): Promise<Binding> {
  const binding = await bindingOfFile(box, host);
  const [port] = binding.ports;
  if (port !== box.port || (await isFree(port))) return binding;
  const other = await findFreePort();
  box.notes.push(
    `Port ${String(box.port)} is in use by another program, so the box moved to port ${String(other)}.`,
  );
  box.port = other;
  const state = await readState(box.layout.stateFile);
  if (state !== null) await writeState(box.layout.stateFile, { ...state, port: other });
  return bindingOfFile(box, host);
}

/** A global value of the managed file as Samba reads it; undefined where testparm cannot load the file. */
async function said(box: Box, host: Pick<Host, "run">, parameter: string): Promise<string | undefined> {
  const asked = await host.run(["testparm", "-s", `--parameter-name=${parameter}`, box.layout.smbConf]);
  return asked.kind === "exited" && asked.code === 0 ? asked.stdout.trim() : undefined;
}

async function answersAndStays(box: Box, first: ServiceStatus): Promise<boolean> {
  const [port] = box.binding.ports;
  const connected = await connectTcp({ host: ADDRESS, port: port ?? box.port }, { timeoutMs: START_MS });
  if (!connected.ok) return false;
  connected.value.destroy();
  await pause(STAYS_MS);
  const later = await boxStatus(box);
  return later.state === "running" && later.pid === first.pid;
}
