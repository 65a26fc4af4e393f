"use client";

import { KeyRound } from "lucide-react";
import { Panel } from "@/components/ui/panel";
import type { Notice } from "@/components/ui/result-notice";
import { t } from "@/lib/words/t";
import { ChangePasswordForm } from "./change-password-form";

interface ChangePasswordPanelProps {
  username: string;
  onNotice: (notice: Notice) => void;
}

export function ChangePasswordPanel({ username, onNotice }: ChangePasswordPanelProps) {
  return (
    <Panel title={t("Password")} icon={<KeyRound />}>
      <ChangePasswordForm
        username={username}
        currentLabel={t("Current password")}
        onChanged={(message) => {
          onNotice({ kind: "success", message });
        }}
      />
    </Panel>
  );
}
