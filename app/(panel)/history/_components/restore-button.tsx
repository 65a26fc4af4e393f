"use client";

import { useMutation } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { fetchFile } from "@/components/shell/fetch-read";
import { Button } from "@/components/ui/button";
import { type DraftedChange, ReviewFlow } from "../../_change/review-flow";
import type { Revision } from "../_queries";

interface RestoreButtonProps {
  /** The one revision that is chosen. */
  revision: Revision | undefined;
  /** Why nothing can be put back. */
  onRefused: (message: string) => void;
}

/** Puts the file back as it was after a revision: a change like any other, reviewed before it is applied. */
export function RestoreButton({ revision, onRefused }: RestoreButtonProps) {
  const [draft, setDraft] = useState<DraftedChange>();
  const prepare = useMutation({
    mutationFn: draftRestore,
    onSuccess: (drafted) => {
      if (typeof drafted === "string") onRefused(drafted);
      else setDraft(drafted);
    },
    onError: ({ message }) => {
      onRefused(message);
    },
  });
  return (
    <>
      <Button
        variant="ghost"
        icon={<Undo2 aria-hidden />}
        disabled={revision === undefined}
        busy={prepare.isPending}
        onClick={() => {
          if (revision !== undefined) prepare.mutate(revision);
        }}
      >
        Restore
      </Button>
      {draft !== undefined && (
        <ReviewFlow
          draft={draft}
          onClose={() => {
            setDraft(undefined);
          }}
        />
      )}
    </>
  );
}

/** The change to review, or a sentence that says why there is none. */
async function draftRestore({ id, seq, afterTag }: Revision): Promise<DraftedChange | string> {
  const number = String(seq);
  const [now, then] = await Promise.all([
    fetchFile("/api/smb-conf", {}),
    fetchFile(`/api/revisions/${id}`, { side: "after" }),
  ]);
  if (now.tag === afterTag) {
    return `The file holds the text of revision ${number} already: there is nothing to restore.`;
  }
  return { candidate: then.bytes, baseTag: now.tag, reason: `Restore revision ${number}`, restores: id };
}
