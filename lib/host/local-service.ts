import { setTimeout as pause } from "node:timers/promises";
import type { Argv, HostFailure, RunOutcome, Service, ServiceStatus } from "@/lib/host/host";
import { listenersOf, processNow, startedAt } from "@/lib/host/local-process";
import { describeOutcome } from "@/lib/host/outcome";
import { fail, ok, type Result } from "@/lib/shared/result";
import { msg, t } from "@/lib/words/t";

/** A service manager restarts slowly where many sessions have to end. */
const RESTART_MS = 60_000;

/** A daemon that lives this long after its start has read its configuration and bound its ports. */
const STAYS_MS = 1_000;

export interface ServiceMachine {
  readonly run: (argv: Argv, options?: { readonly timeoutMs?: number }) => Promise<RunOutcome>;
  /** Whether systemd runs this machine: it says so with the folder /run/systemd/system (sd_booted(3)). */
  readonly systemd: boolean;
}

/** What has to be known of a daemon to serve it. */
export interface Daemon {
  /** What people call it. */
  readonly title: string;
  /** The names its unit goes by, on the distributions that have it. */
  readonly units: readonly [string, ...string[]];
  /** Makes it read its configuration again; `manager`: the service manager knows how. */
  readonly reload: Argv | "manager";
  /** The exit status of `reload` that says: told, but with a complaint about a part. */
  readonly complaint?: number;
  /** A unit that turns its settings into what it is started with, on the distributions that have one. */
  readonly settingsUnit?: string;
  /** The files whose bad content keeps it from starting or listening, for the person. */
  readonly settings: string;
}

export const SAMBA: Daemon = {
  title: "Samba",
  // Debian and Ubuntu, then Red Hat and SUSE.
  units: ["smbd", "smb"],
  reload: ["smbcontrol", "smbd", "reload-config"],
  settings: msg("See `interfaces` and `smb ports` in smb.conf."),
};

/** The kernel's NFS server, with the mountd and the rest that its unit starts. */
export const KERNEL_NFS: Daemon = {
  title: "NFS",
  // Everywhere today; Debian's old name; CentOS of the guide's age.
  units: ["nfs-server", "nfs-kernel-server", "nfs"],
  reload: ["exportfs", "-r", "-a"],
  // For a folder that is gone, a bad network, a client that is named twice: all other entries are exported (measured
  // with nfs-utils 2.6.2). What is served then tells the rest.
  complaint: 1,
  // It reads /etc/sysconfig/nfs on Red Hat's systems of version 7, and stays as it was over a restart of the server.
  settingsUnit: "nfs-config",
  settings: msg("See /etc/nfs.conf and /etc/nfs.conf.d."),
};

/** A restart leaves open connections alone: its unit ends the listener only (KillMode=process). */
export const OPENSSH: Daemon = {
  title: "SSH",
  // Debian and Ubuntu, then Red Hat and SUSE.
  units: ["ssh", "sshd"],
  reload: "manager",
  settings: msg("See `Port` and `ListenAddress` in /etc/ssh/sshd_config."),
};

/** A daemon of this machine, through systemd or the `service` command, as the machine has it. */
export function localService(daemon: Daemon, machine: ServiceMachine): Service {
  const { title } = daemon;
  const status = () => (machine.systemd ? systemdStatus(daemon, machine) : initStatus(daemon, machine));
  const manager = (verb: "reload" | "restart", unit: string): Argv =>
    machine.systemd ? ["systemctl", verb, `${unit}.service`] : ["service", unit, verb];
  return {
    status: async () => (await status()).status,
    reload: async () => {
      const told = await machine.run(
        daemon.reload === "manager" ? manager("reload", (await status()).unit) : daemon.reload,
      );
      const complained = told.kind === "exited" && told.code === daemon.complaint;
      if (told.kind !== "exited" || (told.code !== 0 && !complained)) {
        const message = t(
          "{title} was not told to read its configuration again: it does not answer. See whether it runs.",
          { title },
        );
        return fail({ code: "failed", message, detail: describeOutcome(told) });
      }
      const now = (await status()).status;
      const words = complained ? ` ${t("It complained: {words}", { words: told.stderr.trim() })}` : "";
      return demandRunning(daemon, machine, { ...now, detail: now.detail + words });
    },
    restart: async () => {
      const { unit } = await status();
      if (machine.systemd && daemon.settingsUnit !== undefined) {
        // Most machines have none of that name, which systemctl calls a failure.
        await machine.run(["systemctl", "try-restart", `${daemon.settingsUnit}.service`]);
      }
      const restarted = await machine.run(manager("restart", unit), { timeoutMs: RESTART_MS });
      if (restarted.kind !== "exited" || restarted.code !== 0) {
        const words = [describeOutcome(restarted), await lastWords(machine, unit)];
        const message = t("{title} did not restart. What it said is below; put the last working file back.", {
          title,
        });
        return fail({ code: "failed", message, detail: words.filter(Boolean).join("\n") });
      }
      const first = (await status()).status;
      await pause(STAYS_MS);
      const later = (await status()).status;
      if (first.pid !== null && later.pid !== first.pid) {
        const message = t("{title} restarted and ended again at once. Put the last working file back.", {
          title,
        });
        return fail({ code: "failed", message, detail: await lastWords(machine, unit) });
      }
      return demandListening(daemon, await demandRunning(daemon, machine, later));
    },
  };
}

interface Asked {
  readonly unit: string;
  readonly status: ServiceStatus;
}

async function systemdStatus(daemon: Daemon, machine: ServiceMachine): Promise<Asked> {
  for (const unit of daemon.units) {
    const shown = await machine.run([
      "systemctl",
      "show",
      `${unit}.service`,
      "--property=LoadState,ActiveState,SubState,MainPID",
    ]);
    if (shown.kind !== "exited" || shown.code !== 0) {
      return { unit, status: unknown(daemon, describeOutcome(shown)) };
    }
    const said = new Map(shown.stdout.split("\n").map((line) => splitOnce(line, "=")));
    if (said.get("LoadState") === "loaded") {
      const pid = Number(said.get("MainPID") ?? 0);
      if (said.get("ActiveState") === "active") return { unit, status: await running(daemon, pid) };
      if (said.get("ActiveState") === "inactive") return { unit, status: stopped(daemon) };
      const words = t("systemd says of {unit}.service: {state} ({substate}).", {
        unit,
        state: said.get("ActiveState") ?? "unknown",
        substate: said.get("SubState") ?? "unknown",
      });
      const detail = `${words}\n${await lastWords(machine, unit)}`.trim();
      return { unit, status: { state: "failed", pid: null, since: null, detail } };
    }
  }
  const names = daemon.units.map((unit) => `${unit}.service`).join(", ");
  return { unit: daemon.units[0], status: unknown(daemon, t("systemd knows none of {names}.", { names })) };
}

async function initStatus(daemon: Daemon, machine: ServiceMachine): Promise<Asked> {
  for (const unit of daemon.units) {
    const asked = await machine.run(["service", unit, "status"]);
    // Exit codes of an init script's `status`: LSB core specification, 22.2; 4 and more: unknown, or no such script.
    if (asked.kind === "exited" && asked.code < 4 && !/unrecognized service/.test(asked.stderr)) {
      const state = asked.code === 0 ? await running(daemon, 0) : asked.code === 3 ? stopped(daemon) : null;
      const words = t("The {unit} service ended without having been stopped.", { unit });
      const detail = `${words} ${describeOutcome(asked)}`;
      return { unit, status: state ?? { state: "failed", pid: null, since: null, detail } };
    }
  }
  const names = daemon.units.join(", ");
  return {
    unit: daemon.units[0],
    status: unknown(daemon, t("The service command knows none of {names}.", { names })),
  };
}

async function running({ title }: Daemon, pid: number): Promise<ServiceStatus> {
  const found = pid > 0 ? await processNow(pid) : null;
  const since = found === null ? null : await startedAt(found);
  const detail =
    found === null ? t("{title} runs.", { title }) : t("{title} runs as process {pid}.", { title, pid });
  return { state: "running", pid: found?.pid ?? null, since, detail };
}

function stopped({ title }: Daemon): ServiceStatus {
  const detail = t("{title} is stopped. Restart {title} starts it.", { title });
  return { state: "stopped", pid: null, since: null, detail };
}

function unknown({ title }: Daemon, detail: string): ServiceStatus {
  const words = t("{title} could not be asked for.", { title });
  return { state: "unknown", pid: null, since: null, detail: `${words} ${detail}` };
}

async function demandRunning(
  daemon: Daemon,
  machine: ServiceMachine,
  status: ServiceStatus,
): Promise<Result<ServiceStatus, HostFailure>> {
  if (status.state === "running") return ok(status);
  const words = machine.systemd ? await lastWords(machine, daemon.units[0]) : "";
  const detail = [status.detail, words].filter(Boolean).join("\n");
  return fail({
    code: "failed",
    message: t("{title} does not run. Put the last working file back.", { title: daemon.title }),
    detail,
  });
}

/** A running smbd that listens nowhere serves nobody. Where we may not look, the service manager's word stands. */
async function demandListening(
  { title, settings }: Daemon,
  restarted: Result<ServiceStatus, HostFailure>,
): Promise<Result<ServiceStatus, HostFailure>> {
  if (!restarted.ok || restarted.value.pid === null) return restarted;
  const listeners = await listenersOf(restarted.value.pid);
  if (listeners === null || listeners.length > 0) return restarted;
  const message = t(
    "{title} runs but listens on no port, so nobody can connect. Put the last working file back.",
    { title },
  );
  return fail({ code: "failed", message, detail: t(settings) });
}

async function lastWords(machine: ServiceMachine, unit: string): Promise<string> {
  if (!machine.systemd) return "";
  const journal = await machine.run(["journalctl", `--unit=${unit}.service`, "--lines=15", "--output=cat"]);
  return journal.kind === "exited" ? journal.stdout.trim() : "";
}

function splitOnce(line: string, separator: string): readonly [string, string] {
  const at = line.indexOf(separator);
  return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + 1)];
}
