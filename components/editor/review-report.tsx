import clsx from "clsx";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import type { Activation, CheckerVerdict, Review } from "@/lib/use-cases/change-types";
import { t } from "@/lib/words/t";
import { ProgramWords } from "./apply-result";
import { ConnectedClients } from "./connected-clients";
import { DiffView } from "./diff-view";
import { ReviewFindings } from "./review-findings";
import { ReviewImpact } from "./review-impact";

interface ReviewReportProps {
  review: Review;
  /** The managed file's name. */
  file: string;
  before: string;
  after: string;
  activation: Activation;
}

/** All a person should know before they say yes. */
export function ReviewReport({ review, file, before, after, activation }: ReviewReportProps) {
  return (
    <>
      {review.refused !== null && (
        <Alert kind="error" announce title={t("This text cannot be applied")}>
          {review.refused}
        </Alert>
      )}
      <DiffView
        file={file}
        before={before}
        after={after}
        beforeLabel={t("On disk now")}
        afterLabel={t("Your text")}
      />
      <div className="grid gap-3 lg:grid-cols-2">
        {(review.connected !== null || review.connectedUnknown !== undefined) && (
          <Part title={t("Who is connected now")} wide>
            <ConnectedClients review={review} activation={activation} />
          </Part>
        )}
        <Part title={t("Who can connect")}>
          <ReviewImpact impact={review.impact} subjects={review.subjects} />
        </Part>
        <Part title={t("Checks")}>
          <ReviewFindings findings={review.findings} introduced={review.introduced} />
          {review.checksNote !== undefined && <p className="mt-2 text-muted">{review.checksNote}</p>}
        </Part>
        {review.checker && (
          <Part title={review.checker.name}>
            <Checker verdict={review.checker} service={review.service} />
          </Part>
        )}
      </div>
    </>
  );
}

interface PartProps {
  title: string;
  /** Over both columns. */
  wide?: boolean | undefined;
  children: ReactNode;
}

function Part({ title, wide = false, children }: PartProps) {
  return (
    <section className={clsx("min-w-0 rounded-sm border border-line p-3", wide && "lg:col-span-2")}>
      <h3 className="mb-1.5 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Checker({ verdict, service }: { verdict: CheckerVerdict; service: string }) {
  const { name } = verdict;
  if (!verdict.ran) {
    return (
      <Alert kind="warning" title={t("{service}'s own checker did not look at this text", { service })}>
        {verdict.words}
      </Alert>
    );
  }
  if (!verdict.ok) {
    return (
      <>
        <p className="font-medium text-bad">
          {t("{name} refuses this text: {service} would not load it.", { name, service })}
        </p>
        <ProgramWords words={verdict.words} label={t("What {name} says", { name })} />
      </>
    );
  }
  return (
    <>
      <p>
        {verdict.warnings.length === 0
          ? t("{name} accepts this text without a warning.", { name })
          : t("{name} accepts this text, and warns:", { name })}
      </p>
      {verdict.warnings.length > 0 && (
        <ProgramWords words={verdict.warnings.join("\n")} label={t("What {name} warns of", { name })} />
      )}
    </>
  );
}
