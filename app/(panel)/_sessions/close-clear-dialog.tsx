import type { Notice } from "@/components/ui/result-notice";
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
      title={count === 1 ? "Close the clear session?" : `Close ${count.toLocaleString("en")} clear sessions?`}
      choice="How"
      options={[
        {
          value: "tree-connect",
          label: "Close the shares they use in the clear",
          hint: "Nothing else of these clients is touched, unless the share alone would let one back in in the clear: then its whole connection ends.",
          verb: "Close clear sessions",
        },
        {
          value: "connection",
          label: "End these clients' connections",
          hint: "With all shares they use. For clients that connected while encryption was off: they can encrypt only after they connect anew.",
          verb: "Close clear sessions",
        },
        {
          value: "restart",
          label: "Restart Samba",
          hint: "Every session ends, the encrypted ones too.",
          verb: "Restart Samba",
        },
      ]}
      close={(how) => closeClearSessionsAction({ how })}
      onClose={onClose}
      onNotice={onNotice}
    >
      <p>
        Clients notice a short break. Those that can encrypt connect again by themselves, encrypted; older
        ones are refused from then on. A file that is being copied at this moment may have to be copied again.
      </p>
    </CloseDialog>
  );
}
