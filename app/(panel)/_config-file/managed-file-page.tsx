"use client";

import { useQuery } from "@tanstack/react-query";
import { FileCode } from "lucide-react";
import { useMemo } from "react";
import { ReadError } from "@/components/shell/fetch-read";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/lib/words/t";
import { EditManagedFile } from "./edit-managed-file";
import type { EditedKind } from "./edited-kind";
import { type FileOnDisk, fileQuery } from "./file-query";

interface ManagedFilePageProps {
  kind: EditedKind;
  canEdit: boolean;
  user: string;
  /** The line that a link points to. */
  line: number | undefined;
}

/** A managed file in the editor. Where there is none, it begins with an empty one: the tag of no file is empty. */
export function ManagedFilePage({ kind, canEdit, user, line }: ManagedFilePageProps) {
  const file = useQuery(fileQuery(kind.file));
  const noFile = useMemo<FileOnDisk>(
    () => ({ bytes: new Uint8Array(), tag: "", path: t(kind.noun) }),
    [kind.noun],
  );
  const missing = file.error instanceof ReadError && file.error.failure.code === "missing";
  const onDisk = file.data ?? (missing && canEdit ? noFile : undefined);
  if (onDisk) {
    return <EditManagedFile kind={kind} file={onDisk} canEdit={canEdit} user={user} line={line} />;
  }
  return (
    <Panel level={1} fill title={t(canEdit ? kind.title : kind.readTitle)} icon={<FileCode />}>
      {file.error ? (
        <Alert
          kind="error"
          announce
          title={t("Cannot read {file}", { file: t(kind.called) })}
          detail={file.error instanceof ReadError ? file.error.failure.detail : undefined}
          actions={<Button onClick={() => void file.refetch()}>{t("Try again")}</Button>}
        >
          {file.error.message}
        </Alert>
      ) : (
        <p role="status" className="flex items-center gap-2">
          <Spinner /> {t("Reading {file}…", { file: t(kind.called) })}
        </p>
      )}
    </Panel>
  );
}
