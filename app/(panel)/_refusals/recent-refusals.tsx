"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldX } from "lucide-react";
import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/lib/words/t";
import { ClientName } from "./client-name";
import { refusalsQuery } from "./refusals-query";

interface RecentRefusalsProps {
  /** Those at this share, and those refused before they named one; all without it. */
  share?: string | undefined;
  limit?: number | undefined;
}

/** Who was refused last, and why, with the way to all of them. */
export function RecentRefusals({ share, limit = 4 }: RecentRefusalsProps) {
  const { data, error, isPending } = useQuery(
    refusalsQuery({ ...(share !== undefined && { share }), limit }),
  );
  const address =
    share === undefined ? "/refused-clients" : `/refused-clients?share=${encodeURIComponent(share)}`;
  return (
    <Panel title={t("Refused clients")} icon={<ShieldX />}>
      <div className="flex flex-col gap-1.5">
        {isPending && (
          <p className="flex items-center gap-2 text-muted">
            <Spinner /> {t("Reading Samba's log…")}
          </p>
        )}
        {error && <p className="text-bad">{error.message}</p>}
        {data?.refusals.length === 0 && (
          <p>
            {t(
              "Nobody was refused{where, select, share { here} other {}}, as far as the log of Samba tells{told, select, part {; it does not tell everything} other {}}.",
              {
                where: share === undefined ? "all" : "share",
                told: data.notices.length > 0 ? "part" : "all",
              },
            )}
          </p>
        )}
        <ul className="flex flex-col gap-1.5">
          {data?.refusals.map((refusal) => (
            <li key={refusal.id} className="min-w-0">
              <div className="flex flex-wrap items-center gap-x-2">
                <RelativeTime at={refusal.at} className="text-muted" />
                <ClientName refusal={refusal} />
                {refusal.dialect !== null && <span>{refusal.dialect}</span>}
                <strong>{refusal.reason}</strong>
                {refusal.times > 1 && (
                  <span className="text-muted">{t("{times} times", { times: refusal.times })}</span>
                )}
              </div>
              <p className="text-xs text-muted">{refusal.why}</p>
            </li>
          ))}
        </ul>
        <p>
          <Link href={address}>
            {data && data.matching > data.refusals.length
              ? t("All {count} in Refused Clients", { count: data.matching })
              : t("Refused Clients")}
          </Link>
        </p>
      </div>
    </Panel>
  );
}
