"use client";

import { Trash2 } from "lucide-react";
import { useFormContext, useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { IconButton } from "@/components/ui/icon-button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { clientOf, isLocal } from "@/lib/nfs/clients";
import type { ExportForm } from "@/lib/nfs/export-form";
import { whoIs } from "@/lib/nfs/who-is";
import { t } from "@/lib/words/t";
import {
  accessOptions,
  securityOptions,
  squashOptions,
  transportOptions,
  writesOptions,
} from "./client-options";

interface ClientFieldsProps {
  /** Which of the form's clients it is. */
  at: number;
  /** Undefined where it is the only one. */
  onRemove: (() => void) | undefined;
}

/** Who may mount the export, and how. */
export function ClientFields({ at, onRemove }: ClientFieldsProps) {
  const { register, formState } = useFormContext<ExportForm>();
  const client = useWatch<ExportForm, `clients.${number}`>({ name: `clients.${at}` });
  const errors = formState.errors.clients?.[at];
  const isTunnelRefused =
    isLocal(clientOf(client.host.trim())) && !client.insecure && client.mode === "fields";
  return (
    <fieldset className="relative grid gap-x-3 gap-y-2 rounded-md border border-line-strong p-3 pt-2 sm:grid-cols-2 lg:grid-cols-3">
      <legend className="px-1 text-xs font-semibold text-muted">
        {t("Client {number}", { number: at + 1 })}
      </legend>
      {onRemove && (
        <span className="absolute top-0 right-1.5">
          <IconButton
            label={t("Remove client {number}", { number: at + 1 })}
            icon={<Trash2 />}
            onClick={onRemove}
          />
        </span>
      )}
      <TextField
        className="sm:col-span-2"
        label={t("Host, network or netgroup")}
        required
        mono
        autoComplete="off"
        spellCheck={false}
        hint={hostHint(client.host.trim())}
        error={errors?.host?.message}
        {...register(`clients.${at}.host`)}
      />
      {client.mode === "written" ? (
        <TextField
          className="sm:col-span-2 lg:col-span-3"
          label={t("Options as they are written")}
          mono
          hint={t(
            "Several sec= lists, whose order is their meaning, or options that exportfs cannot read: edited as they stand.",
          )}
          error={errors?.more?.message}
          {...register(`clients.${at}.more`)}
        />
      ) : (
        <>
          <SelectField
            label={t("Access")}
            hint={t("The permissions of the folder hold as well.")}
            options={accessOptions()}
            {...register(`clients.${at}.access`)}
          />
          <SelectField
            label={t("Users")}
            hint={t("Whom the server takes the client's users for.")}
            options={squashOptions()}
            {...register(`clients.${at}.squash`)}
          />
          <SelectField
            label={t("Sign-in (sec)")}
            hint={t("Who vouches for a user: the client, or Kerberos.")}
            options={securityOptions(client.security)}
            error={errors?.security?.message}
            {...register(`clients.${at}.security`)}
          />
          <SelectField
            label="TLS (xprtsec)"
            hint={t("Encryption of NFS itself, for clients with Linux 6.5 or later.")}
            options={transportOptions(client.transport)}
            error={errors?.transport?.message}
            {...register(`clients.${at}.transport`)}
          />
          <SelectField
            label={t("Writes")}
            hint={t("async is faster, and loses data when the server stops.")}
            options={writesOptions()}
            {...register(`clients.${at}.writes`)}
          />
          <span className="grid grid-cols-2 gap-2">
            <TextField
              label="anonuid"
              hint={t("User number of nobody.")}
              mono
              inputMode="numeric"
              placeholder="65534"
              error={errors?.anonuid?.message}
              {...register(`clients.${at}.anonuid`)}
            />
            <TextField
              label="anongid"
              hint={t("Group number of nobody.")}
              mono
              inputMode="numeric"
              placeholder="65534"
              error={errors?.anongid?.message}
              {...register(`clients.${at}.anongid`)}
            />
          </span>
          <TextField
            label={t("More options")}
            mono
            spellCheck={false}
            hint={t("As exports(5) has them, divided by commas.")}
            error={errors?.more?.message}
            {...register(`clients.${at}.more`)}
          />
          <CheckboxField
            className="sm:col-span-2 lg:col-span-3"
            label={t("Any source port (insecure)")}
            hint={t(
              isTunnelRefused
                ? "Tick this: the mount through a tunnel is refused without it, since sshd comes from a port above 1023."
                : "The end of an SSH tunnel needs it, whatever port the tunnel has on the client; leave it off for others.",
            )}
            {...register(`clients.${at}.insecure`)}
          />
        </>
      )}
    </fieldset>
  );
}

function hostHint(host: string): string {
  if (host === "")
    return t(
      "nas-client.example.org, 10.0.0.0/24, fd00::/64, @netgroup, *.example.org, * for everybody, localhost for tunnels.",
    );
  return t("Open to {who}.", { who: whoIs(clientOf(host)) });
}
