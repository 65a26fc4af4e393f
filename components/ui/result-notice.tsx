import { Alert } from "@/components/ui/alert";
import { StatusRegion } from "@/components/ui/status-region";
import { t } from "@/lib/words/t";

/** How something that a person asked for ended. */
export interface Notice {
  readonly kind: "success" | "error";
  readonly message: string;
  /** The program's own words. */
  readonly detail?: string | undefined;
}

interface ResultNoticeProps {
  /** Undefined while there is nothing to tell. */
  notice: Notice | undefined;
  onDismiss: () => void;
}

/** Tells above a page how the last thing ended, until somebody has read it. Render it from the start: see `StatusRegion`. */
export function ResultNotice({ notice, onDismiss }: ResultNoticeProps) {
  return (
    <StatusRegion label={t("Result")}>
      {notice !== undefined && (
        <Alert kind={notice.kind} detail={notice.detail} className="mb-2" onDismiss={onDismiss}>
          {notice.message}
        </Alert>
      )}
    </StatusRegion>
  );
}
