import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Mono } from "@/components/ui/mono";
import type { ShownHostKey } from "@/lib/use-cases/client-host-key";

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
      title="Is this the client?"
      actions={
        <>
          <Button variant="primary" onClick={onConfirm}>
            It is the client: set it up
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </>
      }
    >
      <p>
        {address.host}, port {address.port}, shows the host key {shown.type} <Mono>{shown.fingerprint}</Mono>.
        Compare it with what this prints on the client itself:{" "}
        <Mono>ssh-keygen -lf /etc/ssh/ssh_host_{fileOf(shown.type)}_key.pub</Mono>
      </p>
      <p className="mt-1">Nothing was sent yet. If they differ, somebody sits in between: cancel.</p>
    </Alert>
  );
}

function fileOf(type: string): string {
  if (type.startsWith("ecdsa")) return "ecdsa";
  return type === "ssh-rsa" ? "rsa" : "ed25519";
}
