"use client";

import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { msg, t } from "@/lib/words/t";
import type { TunnelGround } from "../_queries";
import { numberIn } from "./client-fields";
import type { FormValues } from "./form-values";

interface MoreFieldsProps {
  isNew: boolean;
  ground: TunnelGround | undefined;
}

const CIPHERS = [
  { value: "none", label: msg("As ssh chooses") },
  { value: "aes128-gcm", label: msg("AES-128-GCM: fastest where the processor has AES") },
  { value: "aes256-gcm", label: "AES-256-GCM" },
  { value: "chacha20", label: msg("ChaCha20-Poly1305: fast without AES in the processor") },
];

/** What most profiles leave as it is. It opens by itself where something in it is wrong. */
export function MoreFields({ isNew, ground }: MoreFieldsProps) {
  const { register, formState } = useFormContext<FormValues>();
  const { errors } = formState;
  const [isOpen, setOpen] = useState(false);
  const isWrong = [errors.remoteNfsPort, errors.remoteMountPort, errors.cipher, errors.notes].some(Boolean);
  return (
    <details
      open={isOpen || isWrong}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
      className="min-w-0 rounded-sm border border-line px-3 py-2"
    >
      <summary className="font-semibold">{t("More")}</summary>
      <div className="mt-2 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <TextField
          label={t("Server’s NFS port")}
          required
          mono
          inputMode="numeric"
          hint={
            ground
              ? t("NFS listens at {port} here.", { port: ground.nfsPort })
              : t("2049, unless somebody moved it.")
          }
          error={errors.remoteNfsPort?.message}
          {...register("remoteNfsPort", { setValueAs: numberIn })}
        />
        <TextField
          label={t("Server’s mountd port")}
          required
          mono
          inputMode="numeric"
          hint={mountdHint(ground)}
          error={errors.remoteMountPort?.message}
          {...register("remoteMountPort", { setValueAs: numberIn })}
        />
        <SelectField
          label={t("Cipher")}
          hint={t("Of the SSH connection. AES-GCM is fastest on most processors.")}
          options={CIPHERS.map((each) => ({ ...each, label: t(each.label) }))}
          error={errors.cipher?.message}
          {...register("cipher")}
        />
        <Field
          className="sm:col-span-2"
          label={t("Notes")}
          hint={t("For your colleagues: whom to ask, what it is for.")}
          error={errors.notes?.message}
          control={(wiring) => (
            <textarea {...register("notes")} {...wiring} rows={2} className="text-box w-full px-2 py-1" />
          )}
        />
        {isNew && (
          <CheckboxField
            label={t("Enabled")}
            hint={t("The client may open it once it has a key.")}
            {...register("enabled")}
          />
        )}
      </div>
    </details>
  );
}

function mountdHint(ground: TunnelGround | undefined): string {
  const port = ground?.mountPort ?? null;
  if (port === null) return t("For NFSv3. 32767 in the guide.");
  return t("For NFSv3. mountd listens at {port} now; pin it, or it moves at each start.", { port });
}
