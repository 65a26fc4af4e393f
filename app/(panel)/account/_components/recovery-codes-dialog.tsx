"use client";

import { Download } from "lucide-react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { saveText } from "@/components/ui/save-text";
import { t } from "@/lib/words/t";

/** Shows recovery codes, this once. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const text = `${codes.join("\n")}\n`;
  return (
    <Dialog
      open
      locked
      size="small"
      onOpenChange={onClose}
      title={t("Recovery codes")}
      footer={
        <>
          <Button
            autoFocus
            icon={<Download aria-hidden />}
            onClick={() => {
              saveText("inflight-recovery-codes.txt", text);
            }}
          >
            {t("Download")}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t("I have kept them")}
          </Button>
        </>
      }
    >
      <p>{t("Each of these ten codes stands in for your app once, should you lose your phone.")}</p>
      <div className="flex items-start justify-between gap-2 rounded-md border border-line-strong bg-raised p-3">
        <ul
          aria-label={t("Recovery codes")}
          className="grid flex-1 grid-cols-2 gap-x-6 gap-y-1 font-mono text-sm"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyButton text={text} label={t("recovery codes")} />
      </div>
      <Alert kind="warning" title={t("They are shown this once")}>
        {t("Keep them where your password is not: printed, or in a password manager of your own.")}
      </Alert>
    </Dialog>
  );
}
