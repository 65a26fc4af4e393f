import { Mono } from "@/components/ui/mono";
import type { Notice } from "@/components/ui/result-notice";
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
      title={`Close the session of ${demo ?? client}?`}
      choice="What to close"
      options={[
        {
          value: "tree-connect",
          label: "This share",
          hint: "The client stays signed in; its other shares go on.",
          verb: "Close session",
        },
        {
          value: "connection",
          label: "The client's whole connection",
          hint: "All shares and users on it. The client has to sign in anew.",
          verb: "Close session",
        },
      ]}
      close={(how) => closeSessionAction({ session: { id, client, share, since }, how })}
      onClose={onClose}
      onNotice={onNotice}
    >
      <p>
        {user} is connected to <strong>{share}</strong> from <Mono>{client}</Mono>. Files open there are
        closed; what was not saved yet may be lost. Windows and most other clients connect again by themselves
        where smb.conf still lets them in.
      </p>
    </CloseDialog>
  );
}
