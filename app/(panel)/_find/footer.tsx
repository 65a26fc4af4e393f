import { t } from "@/lib/words/t";
import type { FoundGroup } from "./rank";

interface FooterProps {
  groups: readonly FoundGroup[];
  pending: boolean;
  search: string;
  /** An action waits to be told on which thing. */
  isStep: boolean;
  troubles: readonly { readonly what: string; readonly message: string }[];
}

/** Under the list: how much was found, what could not be searched, and the keys. */
export function Footer({ groups, pending, search, isStep, troubles }: FooterProps) {
  const shown = groups.reduce((sum, { found }) => sum + found.length, 0);
  const more = groups.reduce((sum, group) => sum + group.more, 0);
  return (
    <div className="border-t border-line text-xs text-muted">
      {troubles.map(({ what, message }) => (
        <p key={what} role="alert" className="border-b border-line px-3 py-1.5 text-warn">
          {t("{what} cannot be searched now.", { what })} {message}
        </p>
      ))}
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 px-3 py-1.5">
        <p role="status">{totalWords({ shown, more, pending, search, isStep })}</p>
        <p aria-hidden className="max-sm:hidden">
          {t(isStep ? "↑ ↓ choose · Enter open · Esc back" : "↑ ↓ choose · Enter open · Esc close")}
        </p>
      </div>
    </div>
  );
}

interface Totals {
  readonly shown: number;
  readonly more: number;
  readonly pending: boolean;
  readonly search: string;
  readonly isStep: boolean;
}

function totalWords({ shown, more, pending, search, isStep }: Totals): string {
  if (pending) return t("Searching…");
  if (shown > 0) {
    return more === 0
      ? t("{shown} found", { shown })
      : t("{shown} found, {more} more: type on to narrow it", { shown, more });
  }
  const asked = search.trim();
  if (isStep) return asked === "" ? t("There is none.") : t("Nothing here is called “{asked}”.", { asked });
  return t("Nothing fits “{asked}”. Try a part of a name, an address, or a parameter of smb.conf.", {
    asked,
  });
}
