import { Ban, CirclePlay, ClipboardPaste, KeyRound, Pencil, ShieldX, Trash2, Unplug } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ToolBar, ToolBarSeparator } from "@/components/ui/tool-bar";
import { t } from "@/lib/words/t";
import type { TunnelQuestion } from "../../_components/tunnel-questions";
import type { TunnelRow } from "../../_queries";
import type { KeyTask } from "./key-tasks";

interface TunnelToolBarProps {
  row: TunnelRow;
  onEdit: () => void;
  onKey: (task: KeyTask) => void;
  onAsk: (question: TunnelQuestion) => void;
  onEnable: () => void;
}

export function TunnelToolBar({ row, onEdit, onKey, onAsk, onEnable }: TunnelToolBarProps) {
  const hasKey = row.key.state === "given";
  const ask = (question: TunnelQuestion) => () => {
    onAsk(question);
  };
  return (
    <ToolBar label={t("Tunnel tools")}>
      <Button variant="ghost" icon={<Pencil aria-hidden />} onClick={onEdit}>
        {t("Edit profile")}
      </Button>
      <ToolBarSeparator />
      <Button
        variant="ghost"
        icon={<KeyRound aria-hidden />}
        onClick={() => {
          onKey("make");
        }}
      >
        {t(hasKey ? "Rotate key" : "Make key")}
      </Button>
      {!row.isThisHost && (
        <Button
          variant="ghost"
          icon={<ClipboardPaste aria-hidden />}
          onClick={() => {
            onKey("paste");
          }}
        >
          {t("Paste public key")}
        </Button>
      )}
      <Button variant="ghost" icon={<ShieldX aria-hidden />} disabled={!hasKey} onClick={ask("revoke")}>
        {t("Revoke")}
      </Button>
      <ToolBarSeparator />
      {row.enabled ? (
        <Button variant="ghost" icon={<Ban aria-hidden />} onClick={ask("disable")}>
          {t("Disable")}
        </Button>
      ) : (
        <Button variant="ghost" icon={<CirclePlay aria-hidden />} onClick={onEnable}>
          {t("Enable")}
        </Button>
      )}
      {!row.isThisHost && (
        <Button
          variant="ghost"
          icon={<Unplug aria-hidden />}
          disabled={row.live?.open === 0}
          onClick={ask("end")}
        >
          {t("End open tunnels")}
        </Button>
      )}
      <Button variant="ghost" icon={<Trash2 aria-hidden />} onClick={ask("remove")}>
        {t("Remove")}
      </Button>
    </ToolBar>
  );
}
