"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { Failure, Result } from "@/lib/shared/result";

const ConfirmIdentityDialog = dynamic(
  () => import("./confirm-identity-dialog").then((part) => part.ConfirmIdentityDialog),
  { ssr: false },
);

/**
 * For actions that go only once somebody has shown that it is them: where one is refused for that, asks, and does it then.
 * Render `dialog`; whoever cancels it gets the refusal.
 */
export function useConfirmed(hasSecondFactor: boolean) {
  const [asking, setAsking] = useState<{ readonly answer: (isConfirmed: boolean) => void }>();
  const confirmed = async <T, E extends Failure>(act: () => Promise<Result<T, E>>): Promise<Result<T, E>> => {
    const first = await act();
    if (first.ok || first.error.code !== "unconfirmed") return first;
    const isConfirmed = await new Promise<boolean>((resolve) => {
      setAsking({ answer: resolve });
    });
    setAsking(undefined);
    return isConfirmed ? act() : first;
  };
  const dialog = asking && (
    <ConfirmIdentityDialog hasSecondFactor={hasSecondFactor} onAnswer={asking.answer} />
  );
  return { confirmed, dialog };
}
