"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DiffView } from "@/components/editor/diff-view";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/lib/words/t";
import { isFileName } from "../../_change/change-actions";
import { type Revision, type RevisionSide, type Side, sideQuery } from "../_queries";

interface CompareDialogProps {
  /** One revision, or the older and the newer of two. */
  revisions: readonly [Revision] | readonly [Revision, Revision];
  onClose: () => void;
}

type Against = "before" | "now";

/** Two states of the file side by side. */
export function CompareDialog({ revisions, onClose }: CompareDialogProps) {
  const [against, setAgainst] = useState<Against>("before");
  const [older, newer] = revisions;
  const [left, right] = newer === undefined ? sidesOfOne(older, against) : sidesOfTwo(older, newer);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        newer === undefined
          ? t("Revision {seq}", { seq: older.seq })
          : t("Revisions {older} and {newer}", { older: older.seq, newer: newer.seq })
      }
      size="full"
      footer={<Button onClick={onClose}>{t("Close")}</Button>}
    >
      {newer === undefined && isFileName(older.file) && (
        <RadioGroup
          label={t("Compare")}
          hint={t("With the text before this change, or with what is on disk today.")}
          inline
          options={[
            { value: "before", label: t("What it changed") },
            { value: "now", label: t("With the file as it is now") },
          ]}
          value={against}
          onValueChange={setAgainst}
        />
      )}
      <Difference key={`${labelOf(left)}|${labelOf(right)}`} left={left} right={right} />
    </Dialog>
  );
}

function Difference({ left, right }: { left: RevisionSide; right: Side }) {
  const before = useQuery(sideQuery(left));
  const after = useQuery(sideQuery(right));
  const error = before.error ?? after.error;
  if (error !== null)
    return (
      <Alert kind="error" announce>
        {error.message}
      </Alert>
    );
  if (before.data === undefined || after.data === undefined) {
    return (
      <p role="status" className="flex items-center gap-2 text-muted">
        <Spinner /> {t("Loading both texts…")}
      </p>
    );
  }
  if (before.data === after.data)
    return (
      <Alert kind="info" announce>
        {t("The two are the same, byte for byte.")}
      </Alert>
    );
  return (
    <DiffView
      file={left.revision.file}
      before={before.data}
      after={after.data}
      beforeLabel={labelOf(left)}
      afterLabel={labelOf(right)}
    />
  );
}

function sidesOfOne(revision: Revision, against: Against): readonly [RevisionSide, Side] {
  const after: RevisionSide = { kind: "after", revision };
  return against === "now"
    ? [after, { kind: "now", file: revision.file }]
    : [{ kind: "before", revision }, after];
}

function sidesOfTwo(older: Revision, newer: Revision): readonly [RevisionSide, Side] {
  return [
    { kind: "after", revision: older },
    { kind: "after", revision: newer },
  ];
}

function labelOf(side: Side): string {
  if (side.kind === "now") return t("Now");
  const { seq } = side.revision;
  return side.kind === "before" ? t("Before revision {seq}", { seq }) : t("Revision {seq}", { seq });
}
