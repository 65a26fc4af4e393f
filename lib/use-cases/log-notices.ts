import type { LogSettings } from "@/lib/use-cases/log-settings";

/** What a person should know of the log before trusting that nobody was refused. */
export interface LogNotice {
  readonly code: "elsewhere" | "no-timestamps" | "no-client" | "level" | "closed" | "behind";
  readonly message: string;
  /** The line of smb.conf's [global] that would mend it. */
  readonly setting: string | null;
}

/** Files that were not read: to their end yet, or at all. */
interface Unread {
  readonly behind: number;
  readonly closed: number;
}

export function logNotices(settings: LogSettings, { behind, closed }: Unread): readonly LogNotice[] {
  const { toFiles, timestamps, pattern, gaps } = settings;
  if (!toFiles) {
    return [
      {
        code: "elsewhere",
        message:
          "Samba writes its messages to the system's journal, where they cannot be followed. Let it write files.",
        setting: "logging = file",
      },
    ];
  }
  const notices: LogNotice[] = [];
  if (!timestamps) {
    notices.push({
      code: "no-timestamps",
      message: "Samba's log has no time stamps: without them most refusals cannot be told.",
      setting: "timestamp logs = yes",
    });
  }
  if (!pattern.tellsClient) {
    notices.push({
      code: "no-client",
      message:
        "All clients share one log file, so most refusals do not tell which client it was. A file for each address does.",
      setting: "log file = /var/log/samba/log.%I",
    });
  }
  const missing = gaps.includes("everything")
    ? "At this log level Samba notes no refusal at all."
    : gaps.map((gap) => UNTOLD[gap]).join(" ");
  if (missing !== "") notices.push({ code: "level", message: missing, setting: settingFor(gaps) });
  if (closed > 0) {
    const message = `The panel may not read ${files(closed)} of ${pattern.folder}, so refusals told there are missing. Let the panel's account read them.`;
    notices.push({ code: "closed", message, setting: null });
  }
  if (behind > 0) {
    const message = `Still reading ${files(behind)}: more refusals may show up in a moment.`;
    notices.push({ code: "behind", message, setting: null });
  }
  return notices;
}

function files(count: number): string {
  return count === 1 ? "one log file" : `${count.toLocaleString("en")} log files`;
}

const UNTOLD = {
  everything: "",
  "sign-ins": "Failed sign-ins (wrong passwords, unknown names) are not in Samba's log.",
  protocols:
    "Clients that speak no accepted SMB version, and wrong share names, are not in Samba's log. smb2:3 adds them; it also notes each request that fails, so take it out again on a busy server.",
} as const;

/** Without `smb2:3` where it is not there already: it is for a while, not for good. */
function settingFor(gaps: LogSettings["gaps"]): string {
  const withProtocols = gaps.includes("sign-ins") !== gaps.includes("protocols");
  return withProtocols ? "log level = 1 auth_json_audit:2 smb2:3" : "log level = 1 auth_json_audit:2";
}
