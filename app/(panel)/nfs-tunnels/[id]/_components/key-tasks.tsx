"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import type { Notice } from "@/components/ui/result-notice";
import type { Failure, Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { openWords } from "../../_components/tunnel-words";
import type { TunnelRow } from "../../_queries";
import { giveTunnelPublicKeyAction, makeTunnelKeyAction } from "../../actions";
import type { MadeKey } from "./new-key";

export type KeyTask = "make" | "paste";

interface KeyTasksProps {
  task: KeyTask;
  row: TunnelRow;
  onClose: () => void;
  onMade: (made: MadeKey) => void;
  onNotice: (notice: Notice) => void;
}

/** Gives the profile a key: one made here, or the client's own. */
export function KeyTasks({ task, row, onClose, onMade, onNotice }: KeyTasksProps) {
  const queries = useQueryClient();
  const [keep, setKeep] = useState(false);
  const [publicKey, setPublicKey] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Failure>();
  const hasKey = row.key.state === "given";
  const verb = t(task === "paste" ? "Take this key" : hasKey ? "Rotate key" : "Make key");

  const give = async (): Promise<Result<{ readonly message: string }>> => {
    if (task === "paste") return giveTunnelPublicKeyAction({ id: row.id, publicKey });
    const made = await makeTunnelKeyAction({ id: row.id, keep });
    // This host has its key already: nobody needs to see it.
    if (made.ok && !row.isThisHost)
      onMade({ privateKey: made.value.privateKey, publicKey: made.value.publicKey, isSaved: false });
    return made;
  };
  const submit = async () => {
    setBusy(true);
    setRefused(undefined);
    const given = await give().catch(() => ({ ok: false as const, error: offline() }));
    await queries.invalidateQueries();
    setBusy(false);
    if (!given.ok) {
      setRefused(given.error);
      return;
    }
    onNotice({ kind: "success", message: given.value.message });
    onClose();
  };

  return (
    <Dialog
      open
      locked={isBusy}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={titleOf(task, hasKey, row.clientName)}
      footer={
        <>
          <Button onClick={onClose} disabled={isBusy}>
            {t("Cancel")}
          </Button>
          <Button variant={hasKey ? "danger" : "primary"} type="submit" form="key-form" busy={isBusy}>
            {verb}
          </Button>
        </>
      }
    >
      <form
        id="key-form"
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void submit();
        }}
      >
        {refused !== undefined && refused.fields?.["publicKey"] === undefined && (
          <Alert kind="error" announce detail={refused.detail}>
            {refused.message}
          </Alert>
        )}
        {hasKey && (
          <Alert kind="warning">
            {t("The key it has now is out from then on.")} {openWords(row)}{" "}
            {t("Then the client needs the new one.")}
          </Alert>
        )}
        {task === "make" ? (
          <>
            <p className="max-w-prose">
              {t("An Ed25519 key is made on the panel.")}{" "}
              {t(
                row.isThisHost
                  ? "Its private half stays here, sealed: this host signs in with it."
                  : "Its private half is shown to you once, to be handed to the client; the public half goes into authorized_keys, for this tunnel and nothing else.",
              )}
            </p>
            {!row.isThisHost && (
              <CheckboxField
                label={t("Keep the private key here, sealed")}
                hint={t(
                  "Encrypted with a key outside the database; nobody is shown it again. Needed only where the panel sets the client up over SSH later.",
                )}
                checked={keep}
                onChange={(event) => {
                  setKeep(event.target.checked);
                }}
              />
            )}
          </>
        ) : (
          <Field
            label={t("Public key")}
            required
            hint={t("The one line of the client’s .pub file, for example after: ssh-keygen -t ed25519")}
            error={refused?.fields?.["publicKey"]?.join(" ")}
            control={(wiring) => (
              <textarea
                {...wiring}
                rows={3}
                spellCheck={false}
                value={publicKey}
                onChange={(event) => {
                  setPublicKey(event.target.value);
                }}
                className="text-box w-full px-2 py-1 font-mono text-xs"
              />
            )}
          />
        )}
      </form>
    </Dialog>
  );
}

function offline(): Failure {
  const message = t(
    "The panel did not answer. Whether the key was changed is told by its fingerprint on this page; if it was, make another one.",
  );
  return { code: "offline", message };
}

function titleOf(task: KeyTask, hasKey: boolean, clientName: string): string {
  if (task === "paste") return t("Public key of {clientName}", { clientName });
  return t(hasKey ? "Rotate the key of {clientName}?" : "Make a key for {clientName}", { clientName });
}
