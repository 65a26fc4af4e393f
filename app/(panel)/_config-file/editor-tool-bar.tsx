import { FileDiff, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ToolBar, ToolBarEnd, ToolBarSeparator } from "@/components/ui/tool-bar";
import { t } from "@/lib/words/t";
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
        {t("Review changes")}
      </Button>
      <Button variant="ghost" icon={<Undo2 />} disabled={!dirty} onClick={onDiscard}>
        {t("Discard changes")}
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
            {t(tool.label)}
          </Button>
        </>
      )}
      <ToolBarEnd>
        <span className="px-1.5 text-xs text-muted">
          {dirty
            ? t("Not applied yet · Ctrl-S reviews, Ctrl-F searches")
            : t("As on disk · Ctrl-S reviews, Ctrl-F searches")}
        </span>
      </ToolBarEnd>
    </ToolBar>
  );
}
