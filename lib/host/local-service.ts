import { setTimeout as pause } from "node:timers/promises";
import type { Argv, HostFailure, RunOutcome, Service, ServiceStatus } from "@/lib/host/host";
import { listenersOf, processNow, startedAt } from "@/lib/host/local-process";
import { describeOutcome } from "@/lib/host/outcome";
import { fail, ok, type Result } from "@/lib/shared/result";

/** A service manager restarts slowly where many sessions have to end. */
const RESTART_MS = 60_000;

/** A daemon that lives this long after its start has read its configuration and bound its ports. */
const STAYS_MS = 1_000;

export interface ServiceMachine {
  readonly run: (argv: Argv, options?: { readonly timeoutMs?: number }) => Promise<RunOutcome>;
  /** Whether systemd runs this machine: it says so with the folder /run/systemd/system (sd_booted(3)). */
  readonly systemd: boolean;
}

/** The names smbd's unit goes by: Debian and Ubuntu, then Red Hat and SUSE. */
const UNITS = ["smbd", "smb"] as const;

/** smbd of this machine, through systemd or the `service` command, as the machine has it. */
export function localSmbd(machine: ServiceMachine): Service {
  const status = () => (machine.systemd ? systemdStatus(machine) : initStatus(machine));
  return {
    status: async () => (await status()).status,
    reload: async () => {
      const told = await machine.run(["smbcontrol", "smbd", "reload-config"]);
      if (told.kind !== "exited" || told.code !== 0) {
        const message =
          "Samba was not told to read its configuration again: it does not answer. See whether it runs.";
        return fail({ code: "failed", message, detail: describeOutcome(told) });
      }
      return demandRunning(machine, (await status()).status);
    },
    restart: async () => {
      const { unit } = await status();
      const manager: Argv = machine.systemd
        ? ["systemctl", "restart", `${unit}.service`]
        : ["service", unit, "restart"];
      const restarted = await machine.run(manager, { timeoutMs: RESTART_MS });
      if (restarted.kind !== "exited" || restarted.code !== 0) {
        const words = [describeOutcome(restarted), await lastWords(machine, unit)];
        const message = "Samba did not restart. What it said is below; put the last working file back.";
        return fail({ code: "failed", message, detail: words.filter(Boolean).join("\n") });
      }
      const first = (await status()).status;
      await pause(STAYS_MS);
      const later = (await status()).status;
      if (first.pid !== null && later.pid !== first.pid) {
        const message = "Samba restarted and ended again at once. Put the last working file back.";
        return fail({ code: "failed", message, detail: await lastWords(machine, unit) });
      }
      return demandListening(await demandRunning(machine, later));
    },
  };
}

interface Asked {
  readonly unit: string;
  readonly status: ServiceStatus;
}

async function systemdStatus(machine: ServiceMachine): Promise<Asked> {
  for (const unit of UNITS) {
    const shown = await machine.run([
      "systemctl",
      "show",
      `${unit}.service`,
      "--property=LoadState,ActiveState,SubState,MainPID",
    ]);
    if (shown.kind !== "exited" || shown.code !== 0) return { unit, status: unknown(describeOutcome(shown)) };
    const said = new Map(shown.stdout.split("\n").map((line) => splitOnce(line, "=")));
    if (said.get("LoadState") === "loaded") {
      const words = `${said.get("ActiveState") ?? "unknown"} (${said.get("SubState") ?? "unknown"})`;
      const pid = Number(said.get("MainPID") ?? 0);
      if (said.get("ActiveState") === "active") return { unit, status: await running(pid) };
      if (said.get("ActiveState") === "inactive") return { unit, status: stopped() };
      const detail = `systemd says of ${unit}.service: ${words}.\n${await lastWords(machine, unit)}`.trim();
      return { unit, status: { state: "failed", pid: null, since: null, detail } };
    }
  }
  return { unit: UNITS[0], status: unknown("systemd knows neither smbd.service nor smb.service.") };
}

async function initStatus(machine: ServiceMachine): Promise<Asked> {
  for (const unit of UNITS) {
    const asked = await machine.run(["service", unit, "status"]);
    // Exit codes of an init script's `status`: LSB core specification, 22.2; 4 and more: unknown, or no such script.
    if (asked.kind === "exited" && asked.code < 4 && !/unrecognized service/.test(asked.stderr)) {
      const state = asked.code === 0 ? await running(0) : asked.code === 3 ? stopped() : null;
      const detail = `The ${unit} service ended without having been stopped. ${describeOutcome(asked)}`;
      return { unit, status: state ?? { state: "failed", pid: null, since: null, detail } };
    }
  }
  return { unit: UNITS[0], status: unknown("The service command knows neither smbd nor smb.") };
}

async function running(pid: number): Promise<ServiceStatus> {
  const found = pid > 0 ? await processNow(pid) : null;
  const since = found === null ? null : await startedAt(found);
  const detail = found === null ? "Samba runs." : `Samba runs as process ${String(pid)}.`;
  return { state: "running", pid: found?.pid ?? null, since, detail };
}

function stopped(): ServiceStatus {
  return { state: "stopped", pid: null, since: null, detail: "Samba is stopped. Restart Samba starts it." };
}

function unknown(detail: string): ServiceStatus {
  return { state: "unknown", pid: null, since: null, detail: `Samba could not be asked for. ${detail}` };
}

async function demandRunning(
  machine: ServiceMachine,
  status: ServiceStatus,
): Promise<Result<ServiceStatus, HostFailure>> {
  if (status.state === "running") return ok(status);
  const words = machine.systemd ? await lastWords(machine, UNITS[0]) : "";
  const detail = [status.detail, words].filter(Boolean).join("\n");
  return fail({ code: "failed", message: "Samba does not run. Put the last working file back.", detail });
}

/** A running smbd that listens nowhere serves nobody. Where we may not look, the service manager's word stands. */
async function demandListening(
  restarted: Result<ServiceStatus, HostFailure>,
): Promise<Result<ServiceStatus, HostFailure>> {
  if (!restarted.ok || restarted.value.pid === null) return restarted;
  const listeners = await listenersOf(restarted.value.pid);
  if (listeners === null || listeners.length > 0) return restarted;
  const message = "Samba runs but listens on no port, so nobody can connect. Put the last working file back.";
  return fail({ code: "failed", message, detail: "See `interfaces` and `smb ports` in smb.conf." });
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
