import type { LucideIcon } from "lucide-react";

/** What the search finds, in the order in which kinds stand where nothing else decides. */
export const KINDS = {
  page: { heading: "Pages", word: "Page" },
  action: { heading: "Actions", word: "Action" },
  share: { heading: "Shares", word: "Share" },
  export: { heading: "NFS exports", word: "Export" },
  client: { heading: "Clients", word: "Client" },
  tunnel: { heading: "Tunnel profiles", word: "Tunnel profile" },
  parameter: { heading: "smb.conf parameters", word: "Parameter" },
  help: { heading: "Help", word: "Help" },
  term: { heading: "Glossary", word: "Term" },
} as const;

export type FoundKind = keyof typeof KINDS;

/** What choosing it does. Nothing here changes the appliance: an action opens the page that asks first. */
export type Goal =
  | { readonly go: string }
  /** An action on one thing: which one is asked next. */
  | { readonly choose: FoundKind; readonly then: (subject: string) => string }
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
