import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Rich } from "@/components/ui/rich";
import { Spinner } from "@/components/ui/spinner";
import { OUTCOME_WORDS } from "@/lib/samba/verify/found";
import type { VerificationReport } from "@/lib/samba/verify/report";
import { t } from "@/lib/words/t";
import type { VerifyState } from "./use-verify";
import type { LastVerification } from "./verifications-query";
import { VerdictBadge } from "./verdict-badge";
import { VerificationTable } from "./verification-table";

const FIELDS = ["username", "password"] as const;

/** At the field itself; the gate names a field by its whole path. */
export function fieldError(
  fields: Readonly<Record<string, readonly string[]>> | undefined,
  name: (typeof FIELDS)[number],
): string | undefined {
  return (fields?.[name] ?? fields?.[`credentials.${name}`])?.[0];
}

/** How the check that was just asked for stands, or ended. */
export function VerifyOutcome({ state }: { state: VerifyState }) {
  if (state.kind === "idle") return null;
  if (state.kind === "running") {
    return (
      <p className="flex items-center gap-2">
        <Spinner />
        {state.signedIn
          ? t("Connecting with SMB 3, SMB 2.1 and SMB 1, and looking at each session from Samba's side…")
          : t("Asking the server what it speaks…")}
      </p>
    );
  }
  if (state.kind === "failed") {
    // Told at its field.
    if (FIELDS.some((name) => fieldError(state.failure.fields, name) !== undefined)) return null;
    return (
      <Alert kind="warning" detail={state.failure.detail}>
        {state.failure.message}
      </Alert>
    );
  }
  const { verdict, summary, rows } = state.report;
  // A promise of no encryption may be kept, and is still nothing to be glad of.
  const kept = rows.some(({ found }) => found === OUTCOME_WORDS.clear) ? "warning" : "success";
  const kind = { "as-promised": kept, "not-as-promised": "error", unknown: "info" } as const;
  return <Alert kind={kind[verdict]}>{summary}</Alert>;
}

export function VerifyRows({ report }: { report: VerificationReport }) {
  return report.rows.length === 0 ? null : (
    <VerificationTable rows={report.rows} signedIn={report.signedIn} />
  );
}

/** The check of this share that counts, by whomever. */
export function EarlierCheck({ last }: { last: LastVerification }) {
  return (
    <section aria-label={t("Last check")} className="flex flex-col gap-2 border-t border-line pt-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-semibold">{t("Last check")}</span>
        <VerdictBadge verdict={last.verdict} />
        {last.outdated && <Badge tone="warn">{t("smb.conf has changed since")}</Badge>}
        <span className="text-muted">
          <Rich
            text={last.signedIn ? "{time} by {user}" : "{time} by {user}, without signing in"}
            values={{ time: <RelativeTime at={last.at} />, user: last.by }}
          />
        </span>
      </p>
      <p>{last.summary}</p>
      <VerifyRows report={last} />
    </section>
  );
}
