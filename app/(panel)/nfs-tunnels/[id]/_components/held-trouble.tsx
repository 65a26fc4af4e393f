"use client";

import { useState } from "react";
import { useAsked } from "@/components/shell/use-asked";
import { useNoticedAction } from "@/components/shell/use-noticed-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Notice } from "@/components/ui/result-notice";
import { Rich } from "@/components/ui/rich";
import { msg, t } from "@/lib/words/t";
import type { TunnelDetail } from "../../_queries";
import { retryTunnelAction } from "../../actions";
import { ConfirmHostKey } from "./confirm-host-key";

interface HeldTroubleProps {
  detail: TunnelDetail;
  canChange: boolean;
  onNotice: (notice: Notice) => void;
}

/** States in which somebody may want it tried, or opened, at once. */
const RETRY_LABELS: Partial<Record<TunnelDetail["row"]["state"], string>> = {
  retrying: msg("Try again now"),
  "key-refused": msg("Try again now"),
  "not-held": msg("Try again now"),
  ended: msg("Open again"),
};

/** What keeps a tunnel that this host opens itself from being up, and what somebody has to decide. */
export function HeldTrouble({ detail, canChange, onNotice }: HeldTroubleProps) {
  const [confirming, setConfirming] = useState(false);
  const { row } = detail;
  const { held } = row;
  const retry = useNoticedAction({
    run: () => retryTunnelAction({ id: row.id }),
    unsure: t("The state on this page tells how the tunnel stands."),
    onNotice,
    onSettled: () => undefined,
  });
  useAsked("confirm-host-key", () => setConfirming(true), canChange);
  if (held === null) return null;
  const retryLabel = RETRY_LABELS[row.state];
  const seen = held.hostKeySeen;
  return (
    <>
      {seen !== null && (
        <Alert
          kind={held.hostKey === null ? "warning" : "error"}
          title={t(
            held.hostKey === null ? "Is this the server’s host key?" : "The server shows another host key",
          )}
          {...(canChange && {
            actions: (
              <Button
                onClick={() => {
                  setConfirming(true);
                }}
              >
                {t(held.hostKey === null ? "Confirm host key" : "Take the new host key")}
              </Button>
            ),
          })}
        >
          <Mono className="break-all">{seen.fingerprint}</Mono> ({seen.type}).{" "}
          {t(canChange ? "Compare it with what the server’s console shows." : "An admin has to decide.")}
        </Alert>
      )}
      {held.lastError !== null && row.state !== "connected" && seen === null && (
        <Alert kind="warning" detail={held.lastError.detail ?? undefined}>
          {held.lastError.message}{" "}
          <Rich text="That was {when}." values={{ when: <RelativeTime at={held.lastError.at} /> }} />{" "}
          {held.retryAt !== null && t("This host tries again by itself.")}
        </Alert>
      )}
      {canChange && retryLabel !== undefined && (
        <div>
          <Button
            busy={retry.isPending}
            onClick={() => {
              retry.mutate();
            }}
          >
            {t(retryLabel)}
          </Button>
        </div>
      )}
      {confirming && seen !== null && (
        <ConfirmHostKey
          detail={detail}
          seen={seen}
          pinned={held.hostKey}
          onClose={() => {
            setConfirming(false);
          }}
          onNotice={onNotice}
        />
      )}
    </>
  );
}
