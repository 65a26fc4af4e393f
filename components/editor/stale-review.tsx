"use client";

import { useQuery } from "@tanstack/react-query";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/lib/words/t";
import { ConflictView, type TaggedText } from "./conflict-view";

interface StaleReviewProps {
  file: string;
  base: string;
  mine: string;
  readCurrent: () => Promise<{ readonly bytes: Uint8Array; readonly tag: string }>;
  onKeepEditing?: ((text: string, onTopOf: TaggedText) => void) | undefined;
  onDiscardMine?: ((theirs: TaggedText) => void) | undefined;
}

/** The conflict, told before anything was tried: fetches what is on disk now. */
export function StaleReview({ readCurrent, ...rest }: StaleReviewProps) {
  const current = useQuery({
    queryKey: ["change-current"],
    queryFn: readCurrent,
    gcTime: 0,
    staleTime: Infinity,
  });
  if (current.data) return <ConflictView {...rest} theirs={current.data} />;
  if (current.error) {
    return (
      <Alert
        kind="error"
        title={t("The file changed on disk, and cannot be read now")}
        actions={<Button onClick={() => void current.refetch()}>{t("Try again")}</Button>}
      >
        {current.error.message}
      </Alert>
    );
  }
  return (
    <p role="status" className="flex items-center gap-2">
      <Spinner /> {t("The file changed on disk meanwhile. Reading it…")}
    </p>
  );
}
