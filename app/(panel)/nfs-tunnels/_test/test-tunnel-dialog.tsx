"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { t } from "@/lib/words/t";
import { TunnelTest } from "./tunnel-test";

interface TestTunnelDialogProps {
  id: string;
  clientName: string;
  onClose: () => void;
}

/** The test of a tunnel for the grid's tool bar. Mount it to open it. */
export function TestTunnelDialog({ id, clientName, onClose }: TestTunnelDialogProps) {
  return (
    <Dialog
      open
      size="large"
      onOpenChange={onClose}
      title={t("Test tunnel of {clientName}", { clientName })}
      footer={<Button onClick={onClose}>{t("Close")}</Button>}
    >
      <TunnelTest id={id} canTest />
    </Dialog>
  );
}
