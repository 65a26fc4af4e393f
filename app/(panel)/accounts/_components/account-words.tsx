import { waitWords } from "@/lib/shared/wait-words";
import { Badge } from "@/components/ui/badge";
import type { Account } from "../_queries";

/** What each role may do, for who gives it. */
export const ROLE_OPTIONS = [
  { value: "admin", label: "admin", means: "Everything: accounts and settings too." },
  { value: "operator", label: "operator", means: "Everything but accounts and settings." },
  { value: "helpdesk", label: "helpdesk", means: "Sees everything and changes nothing." },
  {
    value: "demo",
    label: "demo",
    means:
      "For guests: tries everything on the box that comes with the panel, and can sign in to no real appliance. Its password is handed on, so only you change it.",
  },
] as const satisfies readonly { value: Account["role"]; label: string; means: string }[];

export function stateWords({ disabledAt, passwordDue, slowedForMs }: Account): string {
  if (disabledAt !== null) return "Disabled";
  if (slowedForMs > 0) return "Slowed";
  return passwordDue ? "Password due" : "Enabled";
}

export function StateBadge({ account }: { account: Account }) {
  const words = stateWords(account);
  switch (words) {
    case "Disabled":
      return <Badge tone="bad">{words}</Badge>;
    case "Slowed":
      return (
        <Badge
          tone="warn"
          title={`Somebody tried wrong passwords under this name: from new addresses there is one attempt in ${waitWords(account.slowedForMs)}.`}
        >
          {words}
        </Badge>
      );
    case "Password due":
      return (
        <Badge tone="warn" title="Chooses a password at the next sign-in; until then nothing else goes.">
          {words}
        </Badge>
      );
    default:
      return <Badge tone="ok">{words}</Badge>;
  }
}

export function SecondFactorBadge({ on }: { on: boolean }) {
  return on ? <Badge tone="ok">On</Badge> : <Badge>Off</Badge>;
}
