import { Command } from "cmdk";
import {
  BookA,
  Cable,
  CircleHelp,
  FolderOutput,
  FolderTree,
  type LucideIcon,
  MonitorSmartphone,
  PanelTop,
  SlidersHorizontal,
  Zap,
} from "lucide-react";
import { t } from "@/lib/words/t";
import { type Found, type FoundKind, KINDS } from "./found";

const ICONS: Readonly<Record<FoundKind, LucideIcon>> = {
  page: PanelTop,
  action: Zap,
  share: FolderTree,
  export: FolderOutput,
  client: MonitorSmartphone,
  tunnel: Cable,
  parameter: SlidersHorizontal,
  help: CircleHelp,
  term: BookA,
};

/** One line of what is found: what it is called, where it stands, and of which kind it is. */
export function FoundItem({ found, onChoose }: { found: Found; onChoose: (found: Found) => void }) {
  const { id, kind, label, detail } = found;
  const Icon = found.icon ?? ICONS[kind];
  return (
    <Command.Item
      value={id}
      onSelect={() => {
        onChoose(found);
      }}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 data-[selected=true]:bg-row-chosen"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-accent" />
      <span className="shrink-0 max-w-[60%] truncate">{label}</span>
      {detail !== undefined && <span className="min-w-0 flex-1 truncate text-xs text-muted">{detail}</span>}
      <span className="ml-auto shrink-0 text-xs text-muted">{t(KINDS[kind].word)}</span>
    </Command.Item>
  );
}
