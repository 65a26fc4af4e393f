"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type FieldPath, FormProvider, useForm } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Failure } from "@/lib/shared/result";
import type { PortUser } from "@/lib/tunnels/port-plan";
import { FIRST_FORM } from "@/lib/tunnels/first-form";
import { ProfileForm } from "@/lib/tunnels/profile";
import { t } from "@/lib/words/t";
import type { TunnelGround } from "../_queries";
import { saveTunnelAction } from "../actions";
import { ClientFields } from "./client-fields";
import { ExportFields } from "./export-fields";
import type { FormValues } from "./form-values";
import { MoreFields } from "./more-fields";

interface ProfileFormDialogProps {
  /** Null makes a new profile. */
  id: string | null;
  initial: FormValues;
  ground: TunnelGround | undefined;
  /** Why the appliance proposes nothing, or not everything. */
  groundTrouble: string | null;
  /** All profiles, for the ports that are taken. */
  others: readonly PortUser[];
  /** Whether the panel's own machine may be the client. */
  canReachOut: boolean;
  onClose: () => void;
  onSaved: (id: string, message: string) => void;
}

function offline(): Failure {
  const message = t(
    "The panel did not answer. Look at the list before you try again: the profile may be saved.",
  );
  return { code: "offline", message };
}

export function ProfileFormDialog(props: ProfileFormDialogProps) {
  const { id, initial, ground, groundTrouble, others, canReachOut, onClose, onSaved } = props;
  const queries = useQueryClient();
  const form = useForm<FormValues, unknown, ProfileForm>({
    resolver: zodResolver(ProfileForm),
    defaultValues: initial,
  });
  const [refused, setRefused] = useState<Failure>();

  const submit = form.handleSubmit(async (values) => {
    setRefused(undefined);
    const saved = await saveTunnelAction({ id, form: values }).catch(() => ({
      ok: false as const,
      error: offline(),
    }));
    await queries.invalidateQueries({ queryKey: ["tunnels"] });
    if (saved.ok) {
      onSaved(saved.value.id, saved.value.message);
      return;
    }
    const placed = placeErrors(saved.error, (field, message) => {
      form.setError(field, { message }, { shouldFocus: true });
    });
    if (!placed) setRefused(saved.error);
  });

  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={
        id === null
          ? t("New tunnel profile")
          : t("Tunnel profile of {clientName}", { clientName: initial.clientName })
      }
      description={t(
        id === null
          ? "One client’s NFS through SSH. Save it, then give it a key and hand the client its files."
          : "Files that the client has already stay as they are: hand over the new ones after a change.",
      )}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button variant="primary" type="submit" form="tunnel-form" busy={form.formState.isSubmitting}>
            {t("Save profile")}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form
          id="tunnel-form"
          noValidate
          onSubmit={(event) => void submit(event)}
          className="flex flex-col gap-3"
        >
          {refused !== undefined && (
            <Alert kind="error" announce detail={refused.detail}>
              {refused.message}
            </Alert>
          )}
          {groundTrouble !== null && (
            <Alert kind="warning">
              {groundTrouble} {t("Some of what stands here is the guide’s, and not this appliance’s.")}
            </Alert>
          )}
          <ClientFields
            isNew={id === null}
            account={ground?.account}
            others={others}
            canReachOut={canReachOut}
          />
          <ExportFields exports={ground?.exports} />
          <MoreFields isNew={id === null} ground={ground} />
        </form>
      </FormProvider>
    </Dialog>
  );
}

/** Puts messages to their fields; false where one of them has none. */
function placeErrors(
  { fields = {} }: Failure,
  place: (field: FieldPath<FormValues>, message: string) => void,
): boolean {
  const entries = Object.entries(fields).map(([name, messages]) => {
    const [first = "", ...rest] = name.replace(/^form\./, "").split(".");
    const field =
      first === "exports" && rest.length === 0 ? "exports.0.mountPoint" : [first, ...rest].join(".");
    return { isKnown: first in FIRST_FORM, field: field as FieldPath<FormValues>, messages };
  });
  for (const { field, isKnown, messages } of entries) if (isKnown) place(field, messages.join(" "));
  return entries.length > 0 && entries.every(({ isKnown }) => isKnown);
}
