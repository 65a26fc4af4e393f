import type { Notice } from "@/components/ui/result-notice";
import { t } from "@/lib/words/t";
import { closeClearSessionsAction } from "./actions";
import { CloseDialog } from "./close-dialog";

interface CloseClearDialogProps {
  /** How many there are now. */
  count: number;
  onClose: () => void;
  onNotice: (notice: Notice) => void;
}

export function CloseClearDialog({ count, onClose, onNotice }: CloseClearDialogProps) {
  return (
    <CloseDialog
      title={t("Close {count, plural, =1 {the clear session} other {# clear sessions}}?", { count })}
      choice={t("How")}
      options={[
        {
          value: "tree-connect",
          label: t("Close the shares they use in the clear"),
          hint: t(
            "Nothing else of these clients is touched, unless the share alone would let one back in in the clear: then its whole connection ends.",
          ),
          verb: t("Close clear sessions"),
        },
        {
          value: "connection",
          label: t("End these clients' connections"),
          hint: t(
            "With all shares they use. For clients that connected while encryption was off: they can encrypt only after they connect anew.",
          ),
          verb: t("Close clear sessions"),
        },
        {
          value: "restart",
          label: t("Restart Samba"),
          hint: t("Every session ends, the encrypted ones too."),
          verb: t("Restart Samba"),
        },
      ]}
      close={(how) => closeClearSessionsAction({ how })}
      onClose={onClose}
      onNotice={onNotice}
    >
      <p>
        {t(
          "Clients notice a short break. Those that can encrypt connect again by themselves, encrypted; older ones are refused from then on. A file that is being copied at this moment may have to be copied again.",
        )}
      </p>
    </CloseDialog>
  );
}
