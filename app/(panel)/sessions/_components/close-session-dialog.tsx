import type { Notice } from "@/components/ui/result-notice";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import { closeSessionAction } from "../../_sessions/actions";
import { CloseDialog } from "../../_sessions/close-dialog";
import type { Session } from "../../_sessions/sessions-query";

interface CloseSessionDialogProps {
  /** As it was when the button was pressed: only this very one is closed. */
  session: Session;
  onClose: () => void;
  onNotice: (notice: Notice) => void;
}

export function CloseSessionDialog({ session, onClose, onNotice }: CloseSessionDialogProps) {
  const { id, client, demo, share, since, user } = session;
  return (
    <CloseDialog
      title={t("Close the session of {name}?", { name: demo ?? client })}
      choice={t("What to close")}
      options={[
        {
          value: "tree-connect",
          label: t("This share"),
          hint: t("The client stays signed in; its other shares go on."),
          verb: t("Close session"),
        },
        {
          value: "connection",
          label: t("The client's whole connection"),
          hint: t("All shares and users on it. The client has to sign in anew."),
          verb: t("Close session"),
        },
      ]}
      close={(how) => closeSessionAction({ session: { id, client, share, since }, how })}
      onClose={onClose}
      onNotice={onNotice}
    >
      <p>
        <Rich
          text="{user} is connected to <strong>{share}</strong> from <code>{client}</code>. Files open there are closed; what was not saved yet may be lost. Windows and most other clients connect again by themselves where smb.conf still lets them in."
          values={{ user, share, client }}
        />
      </p>
    </CloseDialog>
  );
}
