import type { LogSettings } from "@/lib/use-cases/log-settings";

/** What a person should know of the log before trusting that nobody was refused. */
export interface LogNotice {
  readonly code: "elsewhere" | "no-timestamps" | "no-client" | "level" | "behind";
  readonly message: string;
  /** The line of smb.conf's [global] that would mend it. */
  readonly setting: string | null;
}

/** @param behind files that were not read to their end yet. */
export function logNotices(settings: LogSettings, behind: number): readonly LogNotice[] {
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
  if (behind > 0) {
    const files = behind === 1 ? "One log file is" : `${String(behind)} log files are`;
    notices.push({
      code: "behind",
      message: `${files} not read to the end yet: more refusals may show up in a moment.`,
      setting: null,
    });
  }
  return notices;
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
