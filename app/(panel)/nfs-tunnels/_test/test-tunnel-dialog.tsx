"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
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
      title={`Test tunnel of ${clientName}`}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <TunnelTest id={id} canTest />
    </Dialog>
  );
}
