"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { ReviewDialog } from "@/components/editor/review-dialog";
import type { ProposedChange } from "@/components/editor/use-change";
import { fetchFile } from "@/components/shell/fetch-read";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { decodeText } from "@/lib/shared/text";
import { t } from "@/lib/words/t";
import { changeActions, type FileName, FILES } from "./change-actions";

/** A text that the panel made for somebody: by a form, or from History. */
export interface DraftedChange {
  /** smb.conf unless told. */
  readonly file?: FileName | undefined;
  readonly candidate: Uint8Array;
  readonly baseTag: string;
  readonly reason: string;
  /** The revision whose text this is, where it is one that is put back. */
  readonly restores?: string | undefined;
}

interface ReviewFlowProps {
  draft: DraftedChange;
  onClose: () => void;
}

/** Reviews and applies a drafted text of a managed file. Afterwards everything on the page is read anew. */
export function ReviewFlow({ draft, onClose }: ReviewFlowProps) {
  const queries = useQueryClient();
  const file = draft.file ?? "smb.conf";
  const base = useQuery({
    queryKey: ["change-base", file, draft.baseTag],
    queryFn: ({ signal }) => fetchFile(FILES[file].address, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const actions = useMemo(() => changeActions(file, draft.restores), [file, draft.restores]);
  const change = useMemo<ProposedChange | undefined>(
    () =>
      base.data && {
        id: crypto.randomUUID(),
        file,
        base: { text: decodeText(base.data.bytes), tag: draft.baseTag },
        candidate: draft.candidate,
      },
    [base.data, draft, file],
  );
  if (change === undefined) return <ReadingFile file={file} error={base.error?.message} onClose={onClose} />;
  return (
    <ReviewDialog
      change={change}
      actions={actions}
      readCurrent={() => fetchFile(FILES[file].address, {})}
      suggestedReason={draft.reason}
      onClose={onClose}
      onEnded={() =>
        void queries.invalidateQueries({ predicate: ({ queryKey }) => !isOfThisChange(queryKey) })
      }
    />
  );
}

/** What the dialog itself shows must not change under the person's eyes when the rest is read anew. */
function isOfThisChange([first]: readonly unknown[]): boolean {
  return first === "change-review" || first === "change-steps" || first === "change-base";
}

interface ReadingFileProps {
  file: FileName;
  error: string | undefined;
  onClose: () => void;
}

function ReadingFile({ file, error, onClose }: ReadingFileProps) {
  return (
    <Dialog
      open
      size="small"
      title={t("Review changes")}
      onOpenChange={onClose}
      footer={<Button onClick={onClose}>{t("Cancel")}</Button>}
    >
      {error === undefined ? (
        <p role="status" className="flex items-center gap-2">
          <Spinner /> {t("Reading {file}…", { file })}
        </p>
      ) : (
        <Alert kind="error" announce>
          {error}
        </Alert>
      )}
    </Dialog>
  );
}
