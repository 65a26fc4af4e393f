import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import type { EditedFile } from "./use-edited-file";

interface DraftNoticesProps {
  /** What people call the file, behind “no”. */
  noun: string;
  canEdit: boolean;
  edited: EditedFile;
  missing: boolean;
  /** Somebody changed the file since this text was begun. */
  changedOutside: boolean;
  onCompare: () => void;
  onDiscard: () => void;
}

/** What a person has to know about the text they see, above it. */
export function DraftNotices({
  noun,
  canEdit,
  edited,
  missing,
  changedOutside,
  onCompare,
  onDiscard,
}: DraftNoticesProps) {
  const { restored, dirty, draftKept } = edited;
  const notices = [
    !canEdit && (
      <Alert key="reader" kind="info">
        {t("You can read this file. Accounts with the role admin or operator can change it.")}
      </Alert>
    ),
    missing && (
      <Alert key="missing" kind="warning" title={t("There is no {file} on this appliance", { file: noun })}>
        {t("What you write here and apply becomes the file.")}
      </Alert>
    ),
    restored !== undefined && dirty && (
      <Alert
        key="draft"
        kind="info"
        announce
        title={<Rich text="Draft from {time} restored" values={{ time: <RelativeTime at={restored} /> }} />}
        actions={<Button onClick={onDiscard}>{t("Discard draft")}</Button>}
      >
        {t("It was kept in this browser and is not applied.")}
      </Alert>
    ),
    changedOutside && (
      <Alert
        key="outside"
        kind="warning"
        announce
        title={t("The file was changed on disk since you began")}
        actions={<Button onClick={onCompare}>{t("Compare with the file on disk")}</Button>}
      >
        {t("Your text is safe. The comparison offers to put your changes on top of theirs.")}
      </Alert>
    ),
    dirty && !draftKept && (
      <Alert key="unkept" kind="warning" announce>
        {t(
          "This browser refuses to keep a draft: a reload would lose this text. Apply it, or copy it elsewhere, before you leave.",
        )}
      </Alert>
    ),
  ].filter((notice) => notice !== false);
  if (notices.length === 0) return null;
  return <div className="flex flex-col gap-2 border-b border-line p-2">{notices}</div>;
}
