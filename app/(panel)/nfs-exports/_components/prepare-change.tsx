"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { ReadError } from "@/components/shell/fetch-read";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Mono } from "@/components/ui/mono";
import { Spinner } from "@/components/ui/spinner";
import { msg, t } from "@/lib/words/t";
import type { DraftedChange } from "../../_change/review-flow";
import { draftExportChangeAction } from "../actions";
import type { ExportTask } from "./export-tasks";

type Kind = Exclude<ExportTask["kind"], "create" | "edit">;

interface PrepareChangeProps {
  kind: Kind;
  paths: readonly string[];
  onClose: () => void;
  onReview: (draft: Omit<DraftedChange, "file">) => void;
}

/** `reason` is kept with the revision, in English; the others are said by `t`. */
const WORDS: Readonly<
  Record<Kind, { readonly title: string; readonly reason: string; readonly says: string | null }>
> = {
  remove: {
    title: msg("Remove export"),
    reason: "Remove the export of",
    says: msg(
      "All their lines are taken out of the exports file; the folders and what is in them stay. You see the difference before anything is applied, and History can put them back.",
    ),
  },
  "tunnel-only": {
    title: msg("Make tunnel-only"),
    reason: "Make tunnel-only:",
    says: msg(
      "Each export keeps one client, localhost with insecure: the end of an SSH tunnel on this server, and nobody else. Whoever has it mounted from elsewhere loses it. History keeps what stood before.",
    ),
  },
  disable: { title: msg("Disable"), reason: "Disable the export of", says: null },
  enable: { title: msg("Enable"), reason: "Enable the export of", says: null },
};

/**
 * Has the text made that a button stands for. What somebody loses by it is told first; disabling and enabling, which lose
 * nothing of the file, go straight to the review.
 */
export function PrepareChange({ kind, paths, onClose, onReview }: PrepareChangeProps) {
  const { title, reason, says } = WORDS[kind];
  const drafting = useQuery({
    queryKey: ["change-draft", kind, paths],
    queryFn: async () => {
      const drafted = await draftExportChangeAction({ kind, paths: [...paths] });
      if (!drafted.ok) throw new ReadError(drafted.error);
      return drafted.value;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const review = () => {
    const listed =
      paths.length > 3
        ? `${paths.slice(0, 3).join(", ")} and ${String(paths.length - 3)} more`
        : paths.join(", ");
    if (drafting.data) onReview({ ...drafting.data, reason: `${reason} ${listed}` });
  };
  const goOn = useEffectEvent(review);
  const isReady = drafting.data !== undefined;
  useEffect(() => {
    if (isReady && says === null) goOn();
  }, [isReady, says]);

  return (
    <Dialog
      open
      size={says === null ? "small" : "medium"}
      onOpenChange={onClose}
      title={t(title)}
      description={says === null ? null : t(says)}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          {says !== null && (
            <Button variant={kind === "remove" ? "danger" : "primary"} disabled={!isReady} onClick={review}>
              {t(kind === "remove" ? "Review removal" : "Review changes")}
            </Button>
          )}
        </>
      }
    >
      {drafting.error && (
        <Alert kind="error" announce>
          {drafting.error.message}
        </Alert>
      )}
      {drafting.isPending && (
        <p role="status" className="flex items-center gap-2">
          <Spinner /> {t("Reading the exports file…")}
        </p>
      )}
      {isReady && says !== null && (
        <ul className="flex flex-col gap-2">
          {paths.map((path) => (
            <li key={path}>
              <Mono className="font-semibold [overflow-wrap:anywhere]">{path}</Mono>
              {drafting.data.notes
                .filter((note) => note.path === path)
                .flatMap(({ sentences }) => sentences)
                .map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
