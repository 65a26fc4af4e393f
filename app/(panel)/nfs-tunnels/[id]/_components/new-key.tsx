"use client";

import { KeyRound } from "lucide-react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { clientLayout } from "@/lib/tunnels/client-layout";
import { t } from "@/lib/words/t";
import { FileBlock } from "./file-block";

export interface MadeKey {
  readonly privateKey: string;
  readonly publicKey: string;
  /** Whether it was downloaded or copied. */
  readonly isSaved: boolean;
}

interface NewKeyProps {
  made: MadeKey;
  id: string;
  clientName: string;
  onSaved: () => void;
  onForget: () => void;
}

/** The private key that was just made: here, now, and never again. */
export function NewKey({ made, id, clientName, onSaved, onForget }: NewKeyProps) {
  const { key } = clientLayout(id);
  return (
    <Panel title={t("New private key")} icon={<KeyRound />}>
      <div className="flex flex-col gap-2">
        <Alert
          kind="warning"
          title={t("It is shown this once")}
          actions={<Button onClick={onForget}>{t("I have it: forget it here")}</Button>}
        >
          {t(
            "Whoever has it opens the tunnel of {clientName}. Take it along in the set-up script, or save it and hand it over by a way you trust. Then: chmod 600.",
            { clientName },
          )}
        </Alert>
        <FileBlock
          file={{
            name: "tunnel-key",
            title: t("Private key"),
            goesTo: key,
            hint: t("On the client, readable by root alone."),
            isRecommended: false,
            text: made.privateKey,
          }}
          onTaken={onSaved}
        />
      </div>
    </Panel>
  );
}
