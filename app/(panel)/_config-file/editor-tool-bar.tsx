import { FileDiff, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ToolBar, ToolBarSeparator, ToolBarSpacer } from "@/components/ui/tool-bar";
import type { EditorTool } from "./edited-kind";

interface EditorToolBarProps {
  label: string;
  dirty: boolean;
  ready: boolean;
  onReview: () => void;
  onDiscard: () => void;
  tool: EditorTool | undefined;
  onUse: (tool: EditorTool) => void;
}

export function EditorToolBar({ label, dirty, ready, onReview, onDiscard, tool, onUse }: EditorToolBarProps) {
  return (
    <ToolBar label={label}>
      <Button variant={dirty ? "primary" : "ghost"} icon={<FileDiff />} disabled={!dirty} onClick={onReview}>
        Review changes
      </Button>
      <Button variant="ghost" icon={<Undo2 />} disabled={!dirty} onClick={onDiscard}>
        Discard changes
      </Button>
      {tool && (
        <>
          <ToolBarSeparator />
          <Button
            variant="ghost"
            icon={tool.icon}
            disabled={!ready}
            onClick={() => {
              onUse(tool);
            }}
          >
            {tool.label}
          </Button>
        </>
      )}
      <ToolBarSpacer />
      <span className="px-1.5 text-xs text-muted">
        {dirty ? "Not applied yet" : "As on disk"} · Ctrl-S reviews, Ctrl-F searches
      </span>
    </ToolBar>
  );
}
