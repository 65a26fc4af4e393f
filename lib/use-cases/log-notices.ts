import type { LogSettings } from "@/lib/use-cases/log-settings";
import { msg, t } from "@/lib/words/t";

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
        message: t(
          "Samba writes its messages to the system's journal, where they cannot be followed. Let it write files.",
        ),
        setting: "logging = file",
      },
    ];
  }
  const notices: LogNotice[] = [];
  if (!timestamps) {
    notices.push({
      code: "no-timestamps",
      message: t("Samba's log has no time stamps: without them most refusals cannot be told."),
      setting: "timestamp logs = yes",
    });
  }
  if (!pattern.tellsClient) {
    notices.push({
      code: "no-client",
      message: t(
        "All clients share one log file, so most refusals do not tell which client it was. A file for each address does.",
      ),
      setting: "log file = /var/log/samba/log.%I",
    });
  }
  const missing = gaps.includes("everything")
    ? t("At this log level Samba notes no refusal at all.")
    : gaps.map((gap) => t(UNTOLD[gap])).join(" ");
  if (missing !== "") notices.push({ code: "level", message: missing, setting: settingFor(gaps) });
  if (closed > 0) {
    const message = t(
      "The panel may not read {closed, plural, =1 {one log file} other {# log files}} of {folder}, so refusals told there are missing. Let the panel's account read them.",
      { closed, folder: pattern.folder },
    );
    notices.push({ code: "closed", message, setting: null });
  }
  if (behind > 0) {
    const message = t(
      "Still reading {behind, plural, =1 {one log file} other {# log files}}: more refusals may show up in a moment.",
      { behind },
    );
    notices.push({ code: "behind", message, setting: null });
  }
  return notices;
}

const UNTOLD = {
  everything: "",
  "sign-ins": msg("Failed sign-ins (wrong passwords, unknown names) are not in Samba's log."),
  protocols: msg(
    "Clients that speak no accepted SMB version, and wrong share names, are not in Samba's log. smb2:3 adds them; it also notes each request that fails, so take it out again on a busy server.",
  ),
} as const;

/** Without `smb2:3` where it is not there already: it is for a while, not for good. */
function settingFor(gaps: LogSettings["gaps"]): string {
  const withProtocols = gaps.includes("sign-ins") !== gaps.includes("protocols");
  return withProtocols ? "log level = 1 auth_json_audit:2 smb2:3" : "log level = 1 auth_json_audit:2";
}
