"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { useAsked } from "@/components/shell/use-asked";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/lib/words/t";

const Verdict = v.object({ isWhole: v.boolean(), words: v.string() });

/** Walks the log on the server, and says whether it is as it was written. */
export function VerifyAudit() {
  const [isOpen, setOpen] = useState(false);
  useAsked("verify", () => setOpen(true));
  return (
    <>
      <Button
        variant="ghost"
        icon={<ShieldCheck aria-hidden />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("Verify log")}
      </Button>
      {isOpen && (
        <VerdictDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function VerdictDialog({ onClose }: { onClose: () => void }) {
  const verdict = useQuery({
    queryKey: ["audit-verdict"],
    queryFn: ({ signal }) => fetchRead("/api/audit/verify", {}, Verdict, signal),
    // Asked anew each time: that is the point.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("Verify the audit log")}
      description={t(
        "Each line holds fast the one before it, with a key that lies outside the database: a line that is changed, taken out or slipped in no longer fits.",
      )}
      footer={<Button onClick={onClose}>{t("Close")}</Button>}
    >
      {verdict.isPending ? (
        <p role="status" className="flex items-center gap-2">
          <Spinner /> {t("Checking every line…")}
        </p>
      ) : verdict.error !== null ? (
        <Alert
          kind="error"
          announce
          actions={<Button onClick={() => void verdict.refetch()}>{t("Try again")}</Button>}
        >
          {verdict.error.message}
        </Alert>
      ) : (
        <Alert kind={verdict.data.isWhole ? "success" : "error"} announce>
          {verdict.data.words}
        </Alert>
      )}
    </Dialog>
  );
}
