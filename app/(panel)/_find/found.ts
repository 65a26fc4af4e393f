import type { LucideIcon } from "lucide-react";
import { msg, t } from "@/lib/words/t";

/** What the search finds, in the order in which kinds stand where nothing else decides. Words are marked for the catalogues. */
export const KINDS = {
  page: { heading: msg("Pages"), word: msg("Page") },
  action: { heading: msg("Actions"), word: msg("Action") },
  share: { heading: msg("Shares"), word: msg("Share") },
  export: { heading: msg("NFS exports"), word: msg("Export") },
  client: { heading: msg("Clients"), word: msg("Client") },
  tunnel: { heading: msg("Tunnel profiles"), word: msg("Tunnel profile") },
  parameter: { heading: msg("smb.conf parameters"), word: msg("Parameter") },
  help: { heading: msg("Help"), word: msg("Help") },
  term: { heading: msg("Glossary"), word: msg("Term") },
} as const;

export type FoundKind = keyof typeof KINDS;

/** What an action may be on, and how it asks which one. */
export const WHICH = {
  share: msg("Which share?"),
  export: msg("Which export?"),
  tunnel: msg("Which tunnel profile?"),
} as const;

type Choosable = keyof typeof WHICH;

/** What choosing it does. Nothing here changes the appliance: an action opens the page that asks first. */
export type Goal =
  | { readonly go: string }
  /** An action on one thing: which one is asked next. */
  | { readonly choose: Choosable; readonly then: (subject: string) => string }
  | { readonly theme: string };

export interface Found {
  /** Its own among all that is found. */
  readonly id: string;
  readonly kind: FoundKind;
  readonly label: string;
  /** Beside the label: a path, a state, where it stands. Not searched. */
  readonly detail?: string;
  /** Its own, where the kind's would say less. */
  readonly icon?: LucideIcon;
  /** Other words that it is found by. */
  readonly words?: readonly string[];
  /** What an action on it names: a share's name, an export's path, a profile's id. */
  readonly subject?: string;
  readonly goal: Goal;
}

/** A text that things are found by: in the reader's language, and as the code has it, for those who know the English words. */
export function bothWays(text: string): readonly string[] {
  const said = t(text);
  return said === text ? [text] : [said, text];
}
