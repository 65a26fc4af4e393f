import { ArrowRight, TriangleAlert } from "lucide-react";
import { createContext, useContext } from "react";
import type { GridColumn } from "@/components/ui/data-grid/column";
import { EncryptionBadge } from "@/components/ui/encryption-badge";
import { Select } from "@/components/ui/select";
import { isShareChoice, SHARE_CHOICES, type ShareChoice } from "@/lib/samba/share-choice";
import { msg, t } from "@/lib/words/t";
import type { ShareRow } from "./share-rows";

/** How a row's select says what was chosen; null for people who only look. */
export const SetChoice = createContext<((name: string, choice: ShareChoice) => void) | null>(null);

const CHOICE_LABELS: Readonly<Record<ShareChoice, string>> = {
  inherit: msg("As the server"),
  required: msg("Required"),
  desired: msg("Desired"),
  off: msg("Off"),
};

export function choiceOptions() {
  return SHARE_CHOICES.map((value) => ({ value, label: t(CHOICE_LABELS[value]) }));
}

export const shareGridColumns: readonly GridColumn<ShareRow>[] = [
  {
    id: "share",
    header: msg("Share"),
    rowHeader: true,
    width: 9,
    sortValue: ({ name }) => name,
    cell: ({ name }) => <span title={name}>{name}</span>,
  },
  {
    id: "state",
    header: msg("Encryption"),
    width: 20,
    grow: 2,
    sortValue: ({ now }) => now.label,
    cell: ({ now, next }) => (
      <span className="flex items-center gap-1.5">
        <EncryptionBadge state={now.state} reason={now.reason} />
        {next.state !== now.state && (
          <>
            <ArrowRight aria-hidden className="size-3.5 shrink-0 text-muted" />
            <span className="sr-only">{t("becomes")}</span>
            <EncryptionBadge state={next.state} reason={next.reason} />
          </>
        )}
      </span>
    ),
  },
  {
    id: "choice",
    header: msg("Own setting"),
    width: 10,
    grow: 0,
    sortValue: ({ next }) => t(CHOICE_LABELS[next.choice]),
    cell: (row) => <ChoiceCell row={row} />,
  },
  {
    id: "warning",
    header: msg("Attention"),
    width: 10,
    grow: 1,
    sortValue: ({ next }) => next.warning,
    cell: ({ next }) =>
      next.warning !== null && (
        <span title={next.warning} className="flex items-center gap-1.5">
          <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warn" />
          <span className="truncate">{next.warning}</span>
        </span>
      ),
  },
];

function ChoiceCell({ row }: { row: ShareRow }) {
  const set = useContext(SetChoice);
  return (
    <Select
      aria-label={t("Encryption for {share}", { share: row.name })}
      className="my-0.5 w-full [&_select]:h-6"
      options={choiceOptions()}
      value={row.next.choice}
      disabled={set === null}
      onChange={(event) => {
        const choice = event.target.value;
        if (isShareChoice(choice)) set?.(row.name, choice);
      }}
    />
  );
}
