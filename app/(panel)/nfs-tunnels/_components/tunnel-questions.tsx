"use client";

import { useNoticedAction } from "@/components/shell/use-noticed-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Notice } from "@/components/ui/result-notice";
import type { Result } from "@/lib/shared/result";
import { msg, t } from "@/lib/words/t";
import type { TunnelRow } from "../_queries";
import { endTunnelsAction, removeTunnelAction, revokeTunnelAction, switchTunnelAction } from "../actions";
import { openWords } from "./tunnel-words";

export type TunnelQuestion = "revoke" | "disable" | "end" | "remove";

interface Asked {
  readonly title: string;
  readonly verb: string;
  readonly means: string;
  readonly run: (id: string) => Promise<Result<{ readonly message: string }>>;
}

const QUESTIONS: Readonly<Record<TunnelQuestion, Asked>> = {
  revoke: {
    title: msg("Revoke the key of {client}?"),
    verb: msg("Revoke"),
    means: msg("Its key is taken out for good. The profile stays, and can be given another key."),
    run: (id) => revokeTunnelAction({ id }),
  },
  disable: {
    title: msg("Disable the tunnel of {client}?"),
    verb: msg("Disable"),
    means: msg("The client is not let in until you enable the profile again; its key stays."),
    run: (id) => switchTunnelAction({ id, enabled: false }),
  },
  end: {
    title: msg("End the open tunnels of {client}?"),
    verb: msg("End open tunnels"),
    means: msg("Its key stays: a client with a systemd unit opens its tunnel again within seconds."),
    run: (id) => endTunnelsAction({ id }),
  },
  remove: {
    title: msg("Remove the tunnel profile of {client}?"),
    verb: msg("Remove"),
    means: msg(
      "The profile and its key are gone for good, and its tests with them. What was set up on the client stays there: run the set-up script there with --remove.",
    ),
    run: (id) => removeTunnelAction({ id }),
  },
};

interface TunnelQuestionDialogProps {
  question: TunnelQuestion;
  /** As it is now: who gets disconnected is told. */
  row: TunnelRow;
  onClose: () => void;
  onNotice: (notice: Notice) => void;
  /** Called once it was done. */
  onDone?: () => void;
}

/** Asks before a client loses something. Mount it to open it. */
export function TunnelQuestionDialog({
  question,
  row,
  onClose,
  onNotice,
  onDone,
}: TunnelQuestionDialogProps) {
  const { title, verb, means, run } = QUESTIONS[question];
  const action = useNoticedAction({
    run: async () => {
      const result = await run(row.id);
      if (result.ok) onDone?.();
      return result;
    },
    unsure: t("The list tells how the tunnel stands."),
    onNotice,
    onSettled: onClose,
  });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={onClose}
      title={t(title, { client: row.clientName })}
      confirmLabel={t(verb)}
      busy={action.isPending}
      onConfirm={() => {
        action.mutate();
      }}
    >
      <p>{openWords(row)}</p>
      <p className="mt-2">{t(means)}</p>
    </ConfirmDialog>
  );
}
