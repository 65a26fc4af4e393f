"use client";

import { useQuery } from "@tanstack/react-query";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Rich } from "@/components/ui/rich";
import { Spinner } from "@/components/ui/spinner";
import type { TunnelTestReport } from "@/lib/tunnels/tunnel-step";
import { t } from "@/lib/words/t";
import { StepList } from "./step-list";
import { TestBadge } from "./test-badge";
import { tunnelTestsQuery } from "./tests-query";

interface EarlierTestsProps {
  id: string;
  /** The one that is shown above already. */
  shown: TunnelTestReport | undefined;
}

/** What a profile's tests came to, by whomever. */
export function EarlierTests({ id, shown }: EarlierTestsProps) {
  const tests = useQuery(tunnelTestsQuery(id));
  if (tests.data === undefined) {
    return tests.error === null ? (
      <p className="flex items-center gap-2">
        <Spinner /> {t("Reading earlier tests…")}
      </p>
    ) : (
      <Alert kind="error" actions={<Button onClick={() => void tests.refetch()}>{t("Try again")}</Button>}>
        {tests.error.message}
      </Alert>
    );
  }
  const earlier = tests.data.filter(({ at }) => at !== shown?.at);
  if (earlier.length === 0) {
    return shown ? null : <p className="text-muted">{t("This tunnel was never tested.")}</p>;
  }
  return (
    <section aria-label={t("Earlier tests")} className="flex flex-col gap-1.5 border-t border-line pt-3">
      <h3 className="font-semibold">{t("Earlier tests")}</h3>
      {earlier.map((test) => (
        <details key={test.at} className="rounded-sm border border-line px-2 py-1">
          <summary className="cursor-pointer [overflow-wrap:anywhere]">
            <TestBadge passed={test.passed} />{" "}
            <span className="text-muted">
              <Rich text="{when} by {who}" values={{ when: <RelativeTime at={test.at} />, who: test.by }} />
            </span>{" "}
            {test.summary}
          </summary>
          <div className="py-1.5">
            <StepList steps={test.steps} label={t("Steps of the test at {at}", { at: test.at })} />
          </div>
        </details>
      ))}
    </section>
  );
}
