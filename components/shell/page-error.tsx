"use client";

import { RotateCw } from "lucide-react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { t } from "@/lib/words/t";

interface PageErrorProps {
  error: unknown;
  retry: () => void;
}

/** A bug surfaced while a page was drawn: says so, and what is left to do. */
export function PageError({ error, retry }: PageErrorProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  return (
    <div className="p-3">
      <Alert
        kind="error"
        announce
        title={t("This page could not be shown")}
        actions={
          <Button icon={<RotateCw />} onClick={retry}>
            {t("Try again")}
          </Button>
        }
      >
        {digest === ""
          ? t(
              "Something in the panel itself went wrong. Nothing on the appliance was changed by it. Try again; if it stays, tell the administrator.",
            )
          : t(
              "Something in the panel itself went wrong. Nothing on the appliance was changed by it. Try again; if it stays, tell the administrator the number {digest}, which stands beside the error in the panel's own output.",
              { digest },
            )}
      </Alert>
    </div>
  );
}
