import {
  BookA,
  Cable,
  CircleHelp,
  FileCode,
  FolderOutput,
  FolderTree,
  History,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  MonitorSmartphone,
  Presentation,
  ScrollText,
  ShieldCheck,
  ShieldX,
  SlidersHorizontal,
  UserCog,
  Users,
} from "lucide-react";
import { msg } from "@/lib/words/t";

/** A page of the panel: an entry of the navigation tree, a tab when it is open, a line of the search. */
export interface Page {
  /** Marked, to be said. */
  readonly label: string;
  readonly href: string;
  readonly icon: LucideIcon;
  /** Opens from another page, so it has a tab and no entry in the tree. */
  readonly within?: string;
  /** Opens from the account menu, so it has no entry in the tree either. */
  readonly isOwn?: true;
  /** For people who manage accounts and settings; nobody else has an entry of it. */
  readonly forAdmins?: true;
  /** There where this panel is a guided demo, and nowhere else. */
  readonly forDemo?: true;
  /** Other words people search it by. */
  readonly keywords?: readonly string[];
}

export interface PageGroup {
  /** Empty: its pages stand in the tree by themselves, above the groups. */
  readonly label: string;
  readonly pages: readonly Page[];
}

/** The navigation tree, top to bottom. A page is listed once it works; a new page is one entry here. */
const pageGroups: readonly PageGroup[] = [
  {
    label: "",
    pages: [
      {
        label: msg("Dashboard"),
        href: "/dashboard",
        icon: LayoutDashboard,
        keywords: ["overview", "home", "charts", "attention", "traffic", "cpu", "memory", "disk"],
      },
    ],
  },
  {
    label: msg("Storage"),
    pages: [
      {
        label: msg("CIFS Shares"),
        href: "/cifs-shares",
        icon: FolderTree,
        keywords: ["samba", "smb", "share"],
      },
      {
        label: msg("Edit Config File"),
        href: "/cifs-shares/config-file",
        icon: FileCode,
        within: "/cifs-shares",
        keywords: ["smb.conf", "samba", "editor"],
      },
      {
        label: msg("NFS Exports"),
        href: "/nfs-exports",
        icon: FolderOutput,
        keywords: ["nfs", "exports", "mount", "exportfs", "tunnel", "insecure"],
      },
      {
        label: msg("Edit Exports File"),
        href: "/nfs-exports/config-file",
        icon: FileCode,
        within: "/nfs-exports",
        keywords: ["exports", "nfs", "exportfs", "editor"],
      },
    ],
  },
  {
    label: msg("In-Flight Encryption"),
    pages: [
      {
        label: msg("SMB3 Encryption"),
        href: "/smb3-encryption",
        icon: ShieldCheck,
        keywords: ["preset", "required", "transition", "hardened", "cipher", "smb 1", "signing"],
      },
      {
        label: msg("Share Status"),
        href: "/share-status",
        icon: ListChecks,
        keywords: ["helpdesk", "encrypted", "client", "connect", "print", "verify"],
      },
      {
        label: msg("NFS Tunnels"),
        href: "/nfs-tunnels",
        icon: Cable,
        keywords: ["ssh", "tunnel", "fstab", "key", "revoke", "mount", "nfs"],
      },
      {
        label: msg("Sessions"),
        href: "/sessions",
        icon: MonitorSmartphone,
        keywords: ["clients", "connections", "smbstatus", "clear", "close"],
      },
      {
        label: msg("Refused Clients"),
        href: "/refused-clients",
        icon: ShieldX,
        keywords: ["denied", "log", "cannot connect", "password", "why"],
      },
    ],
  },
  {
    label: msg("Demo"),
    pages: [
      {
        label: msg("Guided Demo"),
        href: "/demo",
        icon: Presentation,
        forDemo: true,
        keywords: ["tour", "talk", "presenter", "reset demo"],
      },
    ],
  },
  {
    label: msg("Settings"),
    pages: [
      {
        label: msg("Accounts"),
        href: "/accounts",
        icon: Users,
        forAdmins: true,
        keywords: ["users", "roles", "password", "second factor", "disable", "operator"],
      },
      {
        label: msg("Your Account"),
        href: "/account",
        icon: UserCog,
        isOwn: true,
        keywords: ["password", "second factor", "totp", "recovery codes", "sessions"],
      },
      {
        label: msg("History"),
        href: "/history",
        icon: History,
        keywords: ["revisions", "restore", "compare", "undo"],
      },
      { label: msg("Audit Log"), href: "/audit", icon: ScrollText, keywords: ["who", "events", "sign in"] },
    ],
  },
  {
    label: msg("Help"),
    pages: [
      {
        label: msg("Help"),
        href: "/help",
        icon: CircleHelp,
        keywords: ["guide", "how", "why", "explain", "manual"],
      },
      {
        label: msg("Glossary"),
        href: "/help/glossary",
        icon: BookA,
        within: "/help",
        keywords: ["terms", "words", "meaning", "what is"],
      },
      {
        label: msg("Parameters of smb.conf"),
        href: "/help/parameters",
        icon: SlidersHorizontal,
        within: "/help",
        keywords: ["samba", "reference", "default", "values", "man"],
      },
    ],
  },
];

export const pages: readonly Page[] = pageGroups.flatMap((group) => group.pages);

/** The groups with what a person has entries of. */
export function groupsFor(person: {
  readonly isAdmin: boolean;
  readonly isShared: boolean;
  readonly isDemo: boolean;
}): readonly PageGroup[] {
  const has = ({ forAdmins, isOwn, forDemo }: Page) =>
    (forAdmins !== true || person.isAdmin) &&
    (isOwn !== true || !person.isShared) &&
    (forDemo !== true || person.isDemo);
  return pageGroups
    .map(({ label, pages: all }) => ({ label, pages: all.filter(has) }))
    .filter((group) => group.pages.length > 0);
}

/** Whether a page has an entry in the tree. */
export function isInTree({ within, isOwn }: Page): boolean {
  return within === undefined && isOwn !== true;
}

/** The page that a path belongs to, the most particular one: `/cifs-shares/config-file` is not the shares'. */
export function pageOf(pathname: string): Page | undefined {
  return pages
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
}

/** The entry of the tree that stands for a page: its own, or that of the page it opens from. */
export function treeEntryOf(page: Page | undefined): Page | undefined {
  return page?.within === undefined ? page : pages.find(({ href }) => href === page.within);
}
