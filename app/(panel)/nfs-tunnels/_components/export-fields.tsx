"use client";

import { Plus, Trash2 } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { pageOf } from "@/components/shell/navigation";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { msg, t } from "@/lib/words/t";
import type { TunnelGround } from "../_queries";
import { type FormValues, newExport } from "./form-values";

interface ExportFieldsProps {
  /** The appliance's own; undefined while they are not known. */
  exports: TunnelGround["exports"] | undefined;
}

type Fitness = TunnelGround["exports"][number]["tunnel"];

const FITNESS_WORDS: Readonly<Record<Exclude<Fitness, "ready">, string>> = {
  "also-open": msg("Others can mount it in the clear as well."),
  "no-localhost": msg("It is not exported to localhost, where the tunnel ends: the mount would be refused."),
  secure: msg(
    "It is exported without “insecure”: the mount would be refused, since the server sees sshd’s port, which is above 1023.",
  ),
};

/** What is mounted, and where: one line for each export. */
export function ExportFields({ exports }: ExportFieldsProps) {
  const { control } = useFormContext<FormValues>();
  const { fields, append, remove } = useFieldArray({ control, name: "exports" });
  const listId = useId();
  const used = useWatch({ control, name: "exports" }).map(({ path }) => path);
  const next = exports?.find(({ path }) => !used.includes(path));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-semibold">{t("Exports")}</legend>
      <datalist id={listId}>
        {exports?.map(({ path }) => (
          <option key={path} value={path} />
        ))}
      </datalist>
      {fields.map((field, index) => (
        <ExportLine
          key={field.id}
          index={index}
          listId={listId}
          exports={exports}
          {...(fields.length > 1 && {
            onRemove: () => {
              remove(index);
            },
          })}
        />
      ))}
      <div>
        <Button
          icon={<Plus aria-hidden />}
          disabled={fields.length >= 50}
          onClick={() => {
            append(newExport(next?.path ?? ""));
          }}
        >
          {t("Add an export")}
        </Button>
      </div>
    </fieldset>
  );
}

interface ExportLineProps extends ExportFieldsProps {
  index: number;
  listId: string;
  onRemove?: () => void;
}

function ExportLine({ index, listId, exports, onRemove }: ExportLineProps) {
  const { register, control, formState } = useFormContext<FormValues>();
  const errors = formState.errors.exports?.[index];
  const path = useWatch({ control, name: `exports.${index}.path` });
  const number = index + 1;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="grid min-w-0 grid-cols-1 gap-3 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(0,1.5fr)_1.75rem]">
        <TextField
          label={index === 0 ? t("Export") : t("Export {number}", { number })}
          hint={t("The folder as the server exports it.")}
          required
          mono
          list={listId}
          autoComplete="off"
          error={errors?.path?.message}
          {...register(`exports.${index}.path`)}
        />
        <TextField
          label={index === 0 ? t("Mount point") : t("Mount point {number}", { number })}
          hint={t("The folder on the client.")}
          required
          mono
          error={errors?.mountPoint?.message}
          {...register(`exports.${index}.mountPoint`)}
        />
        <TextField
          label={index === 0 ? t("Mount options") : t("Mount options {number}", { number })}
          hint={t("As in fstab; ports are added.")}
          mono
          error={errors?.options?.message}
          {...register(`exports.${index}.options`)}
        />
        {onRemove && (
          <div className="sm:pt-6">
            <IconButton
              label={t("Leave out export {number}", { number })}
              icon={<Trash2 />}
              onClick={onRemove}
            />
          </div>
        )}
      </div>
      <ExportHint path={path} exports={exports} />
    </div>
  );
}

function ExportHint({ path, exports }: ExportFieldsProps & { path: string }) {
  if (exports === undefined || path === "") return null;
  const known = exports.find((each) => each.path === path.replace(/(?<=.)\/+$/, ""));
  if (known?.tunnel === "ready") return null;
  const why = known
    ? t(FITNESS_WORDS[known.tunnel])
    : t("The exports file of this appliance has no such export.");
  return (
    <Alert kind={known?.tunnel === "also-open" ? "info" : "warning"}>
      {why} <MakeTunnelOnly path={known?.path} />
    </Alert>
  );
}

/** The link is there once the page is. */
function MakeTunnelOnly({ path }: { path: string | undefined }) {
  const words = t(path === undefined ? "Export it first." : "Make it tunnel-only there, with one button.");
  if (pageOf("/nfs-exports") === undefined) {
    return t("Its clients should be just localhost(rw,insecure).");
  }
  const address = path === undefined ? "/nfs-exports" : `/nfs-exports?export=${encodeURIComponent(path)}`;
  return (
    <>
      {words}{" "}
      <Link href={address} target="_blank">
        {t("Open NFS Exports")}
      </Link>
    </>
  );
}
