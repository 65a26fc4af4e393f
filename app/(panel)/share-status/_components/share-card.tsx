import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { EncryptionBadge } from "@/components/ui/encryption-badge";
import { Panel } from "@/components/ui/panel";
import { t } from "@/lib/words/t";
import { VerifyShare } from "../../_verify/verify-share";
import { type StatusRow, sessionWords } from "./status-rows";

/** The chosen share in words: what somebody on the telephone is told. */
export function ShareCard({ share }: { share: StatusRow }) {
  const { name, available, guest, encryption, sessions, line, comment } = share;
  return (
    <Panel title={t("Share {share}", { share: name })}>
      <div className="flex flex-col gap-2">
        <p className="flex flex-wrap items-center gap-2">
          {!available && <Badge>{t("Out of service")}</Badge>}
          <EncryptionBadge state={encryption.state} />
          {guest && <Badge>{t("Guests welcome")}</Badge>}
          {comment !== "" && <span className="text-muted">{comment}</span>}
        </p>
        <p className="max-w-prose">{encryption.reason}</p>
        {sessions !== null && sessions.clear > 0 && encryption.state === "encrypted" && (
          <Alert kind="warning">
            {t(
              "{count, plural, =1 {One session goes} other {{count} sessions go}} on in the clear from before. An admin closes such sessions in Sessions.",
              { count: sessions.clear },
            )}
          </Alert>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <VerifyShare share={name} />
          <Link href={`/sessions?share=${encodeURIComponent(name)}`}>
            {t("Sessions now: {sessions}", { sessions: sessionWords(sessions) })}
          </Link>
          <Link href={`/cifs-shares/config-file?line=${String(line)}`}>
            {t("smb.conf, line {line}", { line })}
          </Link>
        </div>
      </div>
    </Panel>
  );
}
