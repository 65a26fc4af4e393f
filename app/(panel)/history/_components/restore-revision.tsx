"use client";

import { useMutation } from "@tanstack/react-query";
import { ArchiveRestore } from "lucide-react";
import { fetchFile } from "@/components/shell/fetch-read";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { t } from "@/lib/words/t";
import { FILES, isFileName } from "../../_change/change-actions";
import type { DraftedChange } from "../../_change/review-flow";
import type { Revision } from "../_queries";

interface RestoreRevisionProps {
  /** The one chosen revision; undefined where none or several are. */
  revision: Revision | undefined;
  onDraft: (draft: DraftedChange) => void;
  onRefused: (message: string) => void;
}

/** Puts an older text back: it is drafted here, then reviewed and applied like any other change. */
export function RestoreRevision({ revision, onDraft, onRefused }: RestoreRevisionProps) {
  const draft = useMutation({
    mutationFn: ({ of, side }: { of: Revision; side: "before" | "after" }) => draftOf(of, side),
    onSuccess: onDraft,
    onError: (error) => {
      onRefused(error.message);
    },
  });
  const choose = (side: "before" | "after") => () => {
    if (revision) draft.mutate({ of: revision, side });
  };
  const seq = revision?.seq;
  return (
    <Menu
      trigger={(props) => (
        <Button
          {...props}
          variant="ghost"
          icon={<ArchiveRestore aria-hidden />}
          disabled={revision === undefined}
          busy={draft.isPending}
        >
          {t("Restore")}
        </Button>
      )}
      entries={[
        {
          kind: "command",
          label: t("The text after revision {seq}", { seq }),
          onSelect: choose("after"),
        },
        {
          kind: "command",
          label: t("The text before revision {seq}", { seq }),
          disabled: revision?.beforeTag === null,
          onSelect: choose("before"),
        },
      ]}
    />
  );
}

async function draftOf({ id, seq, file }: Revision, side: "before" | "after"): Promise<DraftedChange> {
  if (!isFileName(file)) {
    throw new Error(
      t(
        "No older {file} is put back from here: with it keys would come back that were revoked. Give each profile its key on the page NFS Tunnels.",
        { file },
      ),
    );
  }
  const [content, current] = await Promise.all([
    fetchFile(`/api/revisions/${id}`, { side }),
    fetchFile(FILES[file].address, {}),
  ]);
  return {
    file,
    candidate: content.bytes,
    baseTag: current.tag,
    reason: `Restore the text ${side} revision ${String(seq)}`,
    restores: id,
  };
}
