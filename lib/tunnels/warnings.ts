import type { Severity } from "@/lib/shared/finding";
import { inWords } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import { optionName, optionsOf } from "./mount-options";
import { localPorts, portNotes } from "./port-plan";
import type { Profile } from "./profile";
import { hasMountd } from "./profile-choices";

/** What a person should know of a profile before its files are handed over. */
export interface Warning {
  readonly code:
    | "firewall"
    | "locking"
    | "local-users"
    | "insecure-export"
    | "lifetime"
    | "local-port"
    | "root-login"
    | "soft-mount"
    | "intr";
  readonly severity: Exclude<Severity, "error">;
  /** What it is and what it means. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
}

/** The guide's warnings, corrected where it is outdated, and a few of our own. */
export function warningsOf(profile: Profile): Warning[] {
  return [
    ...rootLogin(profile),
    insecureExport(profile),
    ...locking(profile),
    ...mountOptions(profile),
    lifetime(profile),
    ...localPortWarnings(profile),
    localUsers(profile),
    firewall(profile),
  ];
}

function firewall({ sshPort, remoteNfsPort, remoteMountPort, ...profile }: Profile): Warning {
  const inner = hasMountd(profile) ? [remoteNfsPort, remoteMountPort, 111] : [remoteNfsPort];
  return {
    code: "firewall",
    severity: "info",
    message: t("The client reaches the server on port {port} (SSH) alone; NFS travels inside.", {
      port: sshPort,
    }),
    hint: t("Leave port {port} open to the client in the firewall, and close {inner} to it.", {
      port: sshPort,
      inner: list(inner),
    }),
  };
}

function locking(profile: Profile): Warning[] {
  if (!hasMountd(profile)) return [];
  return [
    {
      code: "locking",
      severity: "warning",
      message: t(
        "With NFSv3 file locks do not travel through the tunnel: they hold on this client alone (nolock), and another client does not see them.",
      ),
      hint: t(
        "Take NFS version 4.2, whose locks travel in the same connection, where several clients write the same files.",
      ),
    },
  ];
}

function localUsers(profile: Profile): Warning {
  const ports = list(localPorts(profile));
  return {
    code: "local-users",
    severity: "warning",
    message: t(
      "Whoever is logged in on the client can connect to its local port {ports} too, and speak NFS to the server under any user's number. The key itself opens nothing else: no shell, no other port (restrict, permitopen).",
      { ports },
    ),
    hint: t(
      "Give people without trust no login on the client, or export with all_squash or sec=krb5. Keep the private key readable by root alone.",
    ),
  };
}

function insecureExport({ exports }: Profile): Warning {
  const paths = exports.map(({ path }) => path).join(", ");
  return {
    code: "insecure-export",
    severity: "warning",
    message: t(
      "The server refuses a mount through a tunnel unless the export has the option “insecure”: it sees sshd's own port, which is above 1023, whatever the client's local port is.",
    ),
    hint: t(
      "Export {paths} to localhost with “insecure” (Make tunnel-only on the page NFS Exports does so): open to the tunnel's end, and to nobody else.",
      { paths },
    ),
  };
}

function lifetime({ keepOpenFor, isThisHost }: Profile): Warning {
  return keepOpenFor === "always"
    ? {
        code: "lifetime",
        severity: "info",
        message: t("The tunnel stays open until it is stopped or revoked."),
        hint: t("Revoke the profile when the client is no longer yours."),
      }
    : {
        code: "lifetime",
        severity: "info",
        message: [
          t(
            "The tunnel is held for {minutes, plural, =1 {a minute} other {{minutes} minutes}}; after that it stays until the last connection through it has closed, as a mounted file system keeps one.",
            { minutes: keepOpenFor },
          ),
          t(
            isThisHost
              ? "Nothing opens it again by itself."
              : "With the ssh command alone, nothing opens it again.",
          ),
        ].join(" "),
        hint: t(
          isThisHost
            ? "Open it again on this page, or choose “always” where nothing is to end it."
            : "The systemd unit opens it anew each time. Choose “always” where nothing is to end it.",
        ),
      };
}

function localPortWarnings(profile: Profile): Warning[] {
  return localPorts(profile)
    .flatMap(portNotes)
    .map((message) => ({
      code: "local-port",
      severity: "info",
      message,
      hint: t(
        profile.isThisHost
          ? "Run the panel as root, or take a port from 1024 on."
          : "The set-up script runs as root, and the unit has that capability. A port from 1024 on takes neither.",
      ),
    }));
}

function rootLogin({ sshUser }: Profile): Warning[] {
  if (sshUser !== "root") return [];
  return [
    {
      code: "root-login",
      severity: "warning",
      message: t(
        "The client logs in as root, as the guide does: a key that leaks is one step from the whole server.",
      ),
      hint: t("Use the account for tunnels, which has no shell. It forwards just as well."),
    },
  ];
}

function mountOptions({ exports }: Profile): Warning[] {
  const names = exports.flatMap(({ options }) => optionsOf(options).map(optionName));
  const soft: Warning = {
    code: "soft-mount",
    severity: "warning",
    message: t(
      "A soft mount gives programs an error while the tunnel is down or is opened anew, and what they were writing can be lost.",
    ),
    hint: t("Take hard: programs wait until the tunnel is back."),
  };
  const intr: Warning = {
    code: "intr",
    severity: "info",
    message: t(
      "The guide's option intr is ignored since Linux 2.6.25: a program that waits can always be killed.",
    ),
    hint: t("Leave it out. The files made here do."),
  };
  return [
    ...(names.includes("soft") || names.includes("softerr") ? [soft] : []),
    ...(names.includes("intr") || names.includes("nointr") ? [intr] : []),
  ];
}

function list(ports: readonly number[]): string {
  return inWords(ports.map(String));
}
