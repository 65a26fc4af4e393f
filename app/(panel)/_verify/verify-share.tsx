"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldQuestionMark } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useAsked } from "@/components/shell/use-asked";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import { verificationsQuery } from "./verifications-query";
import { VerdictBadge } from "./verdict-badge";

const VerifyDialog = dynamic(() => import("./verify-dialog").then((part) => part.VerifyDialog), {
  ssr: false,
});

/** The button `Verify` for one share, and beside it what the last check came to. */
export function VerifyShare({ share }: { share: string }) {
  const [open, setOpen] = useState(false);
  useAsked("verify", () => setOpen(true));
  const { data } = useQuery(verificationsQuery());
  const last = data?.find((each) => each.share.toLowerCase() === share.toLowerCase());
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        icon={<ShieldQuestionMark aria-hidden />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("Verify")}
      </Button>
      {last ? (
        <>
          <VerdictBadge verdict={last.verdict} title={last.summary} />
          <span className="text-xs text-muted">
            <Rich text="{time} by {user}" values={{ time: <RelativeTime at={last.at} />, user: last.by }} />
          </span>
          {last.outdated && <Badge tone="warn">{t("smb.conf has changed since")}</Badge>}
        </>
      ) : (
        data && <span className="text-xs text-muted">{t("Never verified.")}</span>
      )}
      {open && (
        <VerifyDialog
          share={share}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
