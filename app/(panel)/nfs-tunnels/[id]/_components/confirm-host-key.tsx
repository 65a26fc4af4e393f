import { useNoticedAction } from "@/components/shell/use-noticed-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Mono } from "@/components/ui/mono";
import type { Notice } from "@/components/ui/result-notice";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import type { TunnelDetail } from "../../_queries";
import { confirmHostKeyAction } from "../../actions";

type HostKey = NonNullable<NonNullable<TunnelDetail["row"]["held"]>["hostKey"]>;

interface ConfirmHostKeyProps {
  detail: TunnelDetail;
  /** What the server shows. */
  seen: HostKey;
  /** What it has to show until now; null: nobody has confirmed one. */
  pinned: HostKey | null;
  onClose: () => void;
  onNotice: (notice: Notice) => void;
}

/** Asks whether a host key is the server's. Mount it to open it. */
export function ConfirmHostKey({ detail, seen, pinned, onClose, onNotice }: ConfirmHostKeyProps) {
  const { row, server } = detail;
  const isOwn = server?.hostKeys.some(({ fingerprint }) => fingerprint === seen.fingerprint) === true;
  const action = useNoticedAction({
    run: () => confirmHostKeyAction({ id: row.id, ...seen }),
    unsure: t("The state on this page tells how the tunnel stands."),
    onNotice,
    onSettled: onClose,
  });
  const file = FILES[seen.type] ?? "/etc/ssh/ssh_host_*_key.pub";
  return (
    <ConfirmDialog
      open
      danger={pinned !== null}
      onOpenChange={onClose}
      title={
        pinned === null
          ? t("Confirm the host key of {server}?", { server: row.serverAddress })
          : t("Take the new host key?")
      }
      confirmLabel={t(pinned === null ? "Confirm host key" : "Take the new host key")}
      busy={action.isPending}
      onConfirm={() => {
        action.mutate();
      }}
    >
      <div className="flex flex-col gap-2">
        <Fingerprint label={t("It shows")} hostKey={seen} />
        {pinned !== null && <Fingerprint label={t("Confirmed was")} hostKey={pinned} />}
        {isOwn ? (
          <p>{t("It is this appliance’s own key: the tunnel leads back to this machine.")}</p>
        ) : (
          <p>
            <Rich
              text="On the server’s own console this prints the same fingerprint, if nobody sits in between: <code>{command}</code>"
              values={{ command: `ssh-keygen -lf ${file}` }}
            />
          </p>
        )}
        {pinned !== null && (
          <p>
            {t(
              "Take it only if you know why it changed, for example because the server was set up anew. Else somebody may be reading along.",
            )}
          </p>
        )}
      </div>
    </ConfirmDialog>
  );
}

const FILES: Readonly<Record<string, string>> = {
  "ssh-ed25519": "/etc/ssh/ssh_host_ed25519_key.pub",
  "ssh-rsa": "/etc/ssh/ssh_host_rsa_key.pub",
  "ecdsa-sha2-nistp256": "/etc/ssh/ssh_host_ecdsa_key.pub",
};

/** In a line of its own: people compare it letter by letter. */
function Fingerprint({ label, hostKey: { type, fingerprint } }: { label: string; hostKey: HostKey }) {
  return (
    <div>
      <p className="flex items-center gap-1.5 text-muted">
        {label} ({type}) <CopyButton text={fingerprint} label={t("{label}: fingerprint", { label })} />
      </p>
      <Mono className="break-all">{fingerprint}</Mono>
    </div>
  );
}
