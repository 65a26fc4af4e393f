import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Rich } from "@/components/ui/rich";
import type { ShownHostKey } from "@/lib/use-cases/client-host-key";
import { t } from "@/lib/words/t";

interface ConfirmHostKeyProps {
  address: { readonly host: string; readonly port: number };
  shown: ShownHostKey;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Nothing is sent to a machine before a person has said that it is the right one. */
export function ConfirmHostKey({ address, shown, onConfirm, onCancel }: ConfirmHostKeyProps) {
  return (
    <Alert
      kind="warning"
      title={t("Is this the client?")}
      actions={
        <>
          <Button variant="primary" onClick={onConfirm}>
            {t("It is the client: set it up")}
          </Button>
          <Button onClick={onCancel}>{t("Cancel")}</Button>
        </>
      }
    >
      <p>
        <Rich
          text="{host}, port {port}, shows the host key {type} <code>{fingerprint}</code>. Compare it with what this prints on the client itself: <code>{command}</code>"
          values={{
            ...address,
            ...shown,
            command: `ssh-keygen -lf /etc/ssh/ssh_host_${fileOf(shown.type)}_key.pub`,
          }}
        />
      </p>
      <p className="mt-1">{t("Nothing was sent yet. If they differ, somebody sits in between: cancel.")}</p>
    </Alert>
  );
}

function fileOf(type: string): string {
  if (type.startsWith("ecdsa")) return "ecdsa";
  return type === "ssh-rsa" ? "rsa" : "ed25519";
}
