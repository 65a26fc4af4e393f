"use client";

import { useQuery } from "@tanstack/react-query";
import { FileCode } from "lucide-react";
import { ReadError } from "@/components/shell/fetch-read";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Spinner } from "@/components/ui/spinner";
import { type FileOnDisk, smbConfQuery } from "../_queries";
import { EditConfigFile } from "./edit-config-file";

interface ConfigFilePageProps {
  canEdit: boolean;
  user: string;
  /** The line that a link points to. */
  line: number | undefined;
}

/** Where there is no file, the editor begins with an empty one: the tag of no file is empty. */
const noFile: FileOnDisk = { bytes: new Uint8Array(), tag: "", path: "smb.conf" };

export function ConfigFilePage({ canEdit, user, line }: ConfigFilePageProps) {
  const file = useQuery(smbConfQuery());
  const missing = file.error instanceof ReadError && file.error.failure.code === "missing";
  const onDisk = file.data ?? (missing && canEdit ? noFile : undefined);
  if (onDisk) return <EditConfigFile file={onDisk} canEdit={canEdit} user={user} line={line} />;
  return (
    <Panel level={1} fill title="Edit Config File" icon={<FileCode />}>
      {file.error ? (
        <Alert
          kind="error"
          announce
          title="smb.conf cannot be read"
          detail={file.error instanceof ReadError ? file.error.failure.detail : undefined}
          actions={<Button onClick={() => void file.refetch()}>Try again</Button>}
        >
          {file.error.message}
        </Alert>
      ) : (
        <p role="status" className="flex items-center gap-2">
          <Spinner /> Reading smb.conf …
        </p>
      )}
    </Panel>
  );
}
