"use client";

import { useEffect } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { nextFreePair, type PortUser, portNotes } from "@/lib/tunnels/port-plan";
import { msg, t } from "@/lib/words/t";
import { type FormValues, readKeepOpenFor } from "./form-values";

interface ClientFieldsProps {
  isNew: boolean;
  /** The appliance's account for tunnels. */
  account: string | undefined;
  others: readonly PortUser[];
  canReachOut: boolean;
}

const VERSIONS = [
  { value: "4.2", label: "4.2" },
  { value: "4.1", label: "4.1" },
  { value: "4.0", label: "4.0" },
  { value: "3", label: msg("3, as in the guide") },
];

/** Who the client is, how it signs in, and where its tunnel begins. */
export function ClientFields({ isNew, account, others, canReachOut }: ClientFieldsProps) {
  const { register, control, formState, setValue } = useFormContext<FormValues>();
  const { errors, dirtyFields } = formState;
  const [clientName, isThisHost, nfsVersion, nfsPort, mountPort] = useWatch({
    control,
    name: ["clientName", "isThisHost", "nfsVersion", "localNfsPort", "localMountPort"],
  });
  const wasTyped = dirtyFields.localNfsPort === true || dirtyFields.localMountPort === true;
  const isVersion3 = nfsVersion === "3";

  // Another client has other ports free; what was typed stays.
  useEffect(() => {
    const pair =
      isNew && !wasTyped ? nextFreePair({ clientName: clientName.trim(), isThisHost }, others) : undefined;
    if (pair === undefined) return;
    setValue("localNfsPort", pair.localNfsPort);
    setValue("localMountPort", pair.localMountPort);
  }, [isNew, wasTyped, clientName, isThisHost, others, setValue]);

  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {canReachOut && (
        <div className="sm:col-span-2 lg:col-span-3">
          <CheckboxField
            label={t("This host is the client")}
            hint={t(
              "The panel’s own machine mounts from a server. It opens the tunnel by itself, and again after a restart.",
            )}
            {...register("isThisHost")}
          />
        </div>
      )}
      <TextField
        label={t("Client name")}
        required
        hint={
          isThisHost
            ? t("A name for this tunnel, for example the server’s.")
            : t("For example its host name. Profiles of one name share a machine’s ports.")
        }
        error={errors.clientName?.message}
        {...register("clientName")}
      />
      <TextField
        label={t("Server address")}
        required
        mono
        hint={
          isThisHost
            ? t("The server whose exports this host mounts.")
            : t("This appliance as the client reaches it.")
        }
        error={errors.serverAddress?.message}
        {...register("serverAddress")}
      />
      <TextField
        label={t("SSH port")}
        required
        mono
        inputMode="numeric"
        hint={t(isThisHost ? "Where its SSH listens." : "The one port that has to be open to the client.")}
        error={errors.sshPort?.message}
        {...register("sshPort", { setValueAs: numberIn })}
      />
      <TextField
        label={t("SSH user")}
        required
        mono
        hint={
          account === undefined
            ? t("An account without a shell forwards as well as root.")
            : t("{account} has no shell; the guide takes root, which a tunnel does not need.", { account })
        }
        error={errors.sshUser?.message}
        {...register("sshUser")}
      />
      <SelectField
        label={t("NFS version")}
        options={VERSIONS.map((each) => ({ ...each, label: t(each.label) }))}
        hint={
          isVersion3
            ? t("Two ports, and locks that hold on the client alone.")
            : t("One port, and locks that travel along.")
        }
        error={errors.nfsVersion?.message}
        {...register("nfsVersion")}
      />
      <TextField
        label={t("Keep open for")}
        required
        hint={t("Minutes (60 in the guide), or always. It lasts until the last connection closes.")}
        error={errors.keepOpenFor?.message}
        {...register("keepOpenFor", { setValueAs: readKeepOpenFor })}
      />
      <TextField
        label={t("Local NFS port")}
        required
        mono
        inputMode="numeric"
        hint={portHint(
          nfsPort,
          t(
            isThisHost ? "Where the tunnel listens on this host." : "Where the tunnel listens on the client.",
          ),
        )}
        error={errors.localNfsPort?.message}
        {...register("localNfsPort", { setValueAs: numberIn })}
      />
      <TextField
        label={t("Local mount port")}
        required
        mono
        inputMode="numeric"
        hint={
          isVersion3
            ? portHint(mountPort, t("For mountd."))
            : t("Not used with this version; kept for NFSv3.")
        }
        error={errors.localMountPort?.message}
        {...register("localMountPort", { setValueAs: numberIn })}
      />
    </div>
  );
}

function portHint(port: unknown, otherwise: string): string {
  const notes = portNotes(numberIn(port));
  return notes.length === 0 ? otherwise : notes.join(" ");
}

/** NaN where it is none: the schema says so then. */
export function numberIn(value: unknown): number {
  const text = String(value).trim();
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
