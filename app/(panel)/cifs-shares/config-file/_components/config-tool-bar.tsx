import { FileDiff, LockKeyhole, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ToolBar, ToolBarSeparator, ToolBarSpacer } from "@/components/ui/tool-bar";

interface ConfigToolBarProps {
  dirty: boolean;
  ready: boolean;
  onReview: () => void;
  onInsert: () => void;
  onDiscard: () => void;
}

export function ConfigToolBar({ dirty, ready, onReview, onInsert, onDiscard }: ConfigToolBarProps) {
  return (
    <ToolBar label="Edit Config File tools">
      <Button variant={dirty ? "primary" : "ghost"} icon={<FileDiff />} disabled={!dirty} onClick={onReview}>
        Review changes
      </Button>
      <Button variant="ghost" icon={<Undo2 />} disabled={!dirty} onClick={onDiscard}>
        Discard changes
      </Button>
      <ToolBarSeparator />
      <Button variant="ghost" icon={<LockKeyhole />} disabled={!ready} onClick={onInsert}>
        Insert encryption settings
      </Button>
      <ToolBarSpacer />
      <span className="px-1.5 text-xs text-muted">
        {dirty ? "Not applied yet" : "As on disk"} · Ctrl-S reviews, Ctrl-F searches
      </span>
    </ToolBar>
  );
}
