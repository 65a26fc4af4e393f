import { History } from "lucide-react";
import Link from "next/link";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/lib/words/t";
import { RevisionState } from "../../history/_components/revision-words";
import type { Dashboard } from "../_queries";
import { PartBody } from "./part-body";

/** What was changed last, by whom, and how it ended. */
export function ChangesPanel({ data }: { data: Dashboard | undefined }) {
  const changes = data?.changes;
  return (
    <Panel title={t("Last changes")} icon={<History />} flush>
      {changes?.value ? (
        <Changes changes={changes.value} />
      ) : (
        <div className="p-3">
          <PartBody part={changes}>{() => null}</PartBody>
        </div>
      )}
      <p className="flex gap-4 border-t border-line px-3 py-1.5 text-xs">
        <Link href="/history">{t("All of History")}</Link>
        <Link href="/audit">{t("Audit Log")}</Link>
      </p>
    </Panel>
  );
}

function Changes({ changes }: { changes: NonNullable<Dashboard["changes"]["value"]> }) {
  if (changes.length === 0) {
    return <p className="p-3 text-muted">{t("Nothing was changed yet. What is changed shows up here.")}</p>;
  }
  return (
    <ul aria-label={t("Last changes")}>
      {changes.map(({ id, file, at, author, reason, state }) => (
        <li
          key={id}
          className="flex min-w-0 flex-col gap-0.5 border-b border-line/60 px-3 py-1.5 last:border-b-0"
        >
          <span className="flex min-w-0 items-center gap-2">
            <Mono className="min-w-0 truncate">
              <Link
                href={`/history?revisions=${id}`}
                className="text-accent-ink underline underline-offset-2"
              >
                {file}
              </Link>
            </Mono>
            <RevisionState state={state} />
            <RelativeTime at={at} className="ml-auto shrink-0 text-xs text-muted" />
          </span>
          <span className="truncate text-xs text-muted" title={reason}>
            {author}
            {reason !== "" && `: ${reason}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
