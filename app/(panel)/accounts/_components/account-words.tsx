import { waitWords } from "@/lib/shared/wait-words";
import { Badge } from "@/components/ui/badge";
import { msg, t } from "@/lib/words/t";
import type { Account } from "../_queries";

/** What each role may do, for who gives it. */
export const ROLE_OPTIONS = [
  { value: "admin", label: "admin", means: msg("Everything: accounts and settings too.") },
  { value: "operator", label: "operator", means: msg("Everything but accounts and settings.") },
  { value: "helpdesk", label: "helpdesk", means: msg("Sees everything and changes nothing.") },
  {
    value: "demo",
    label: "demo",
    means: msg(
      "For guests: tries everything on the box that comes with the panel, and can sign in to no real appliance. Its password is handed on, so only you change it.",
    ),
  },
] as const satisfies readonly { value: Account["role"]; label: string; means: string }[];

export function meaningOf(role: string): string {
  return t(ROLE_OPTIONS.find(({ value }) => value === role)?.means ?? "");
}

/** Of an account other words are said in German than of a tunnel or an export. */
export const OF_ACCOUNT = { of: "account" };

const STATES = {
  disabled: msg("Disabled{of, select, other {}}"),
  slowed: msg("Slowed"),
  due: msg("Password due"),
  enabled: msg("Enabled{of, select, other {}}"),
} as const;

function stateOf({ disabledAt, passwordDue, slowedForMs }: Account): keyof typeof STATES {
  if (disabledAt !== null) return "disabled";
  if (slowedForMs > 0) return "slowed";
  return passwordDue ? "due" : "enabled";
}

export function stateWords(account: Account): string {
  return t(STATES[stateOf(account)], OF_ACCOUNT);
}

export function StateBadge({ account }: { account: Account }) {
  const words = stateWords(account);
  switch (stateOf(account)) {
    case "disabled":
      return <Badge tone="bad">{words}</Badge>;
    case "slowed":
      return (
        <Badge
          tone="warn"
          title={t(
            "Somebody tried wrong passwords under this name: from new addresses there is one attempt in {wait}.",
            { wait: waitWords(account.slowedForMs) },
          )}
        >
          {words}
        </Badge>
      );
    case "due":
      return (
        <Badge tone="warn" title={t("Chooses a password at the next sign-in; until then nothing else goes.")}>
          {words}
        </Badge>
      );
    case "enabled":
      return <Badge tone="ok">{words}</Badge>;
  }
}

export function SecondFactorBadge({ on }: { on: boolean }) {
  return on ? <Badge tone="ok">{t("On")}</Badge> : <Badge>{t("Off")}</Badge>;
}
