import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/badge";
import { EncryptionBadge } from "@/components/ui/encryption-badge";
import { ExposureBadge } from "@/components/ui/exposure-badge";
import { Panel } from "@/components/ui/panel";
import { Rich } from "@/components/ui/rich";
import { number } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import type { Dashboard } from "../_queries";
import { PartBody } from "./part-body";
import { ShareBar } from "./share-bar";

type Shares = NonNullable<Dashboard["shares"]["value"]>;
type Exports = NonNullable<Dashboard["exports"]["value"]>;

const shareTones: Readonly<Record<Shares["states"][number]["state"], Tone>> = {
  encrypted: "ok",
  "when-client-can": "warn",
  "on-request": "warn",
  clear: "bad",
  "locked-out": "bad",
  unknown: "quiet",
};

const exportTones: Readonly<Record<Exports["exposures"][number]["exposure"], Tone>> = {
  encrypted: "ok",
  "tunnel-only": "ok",
  "on-request": "warn",
  mixed: "bad",
  clear: "bad",
  nobody: "quiet",
};

/** What the files promise: shares by their encryption, exports by who reaches them how. */
export function SharesPanel({ data }: { data: Dashboard | undefined }) {
  return (
    <Panel title={t("Shares and exports by state")} icon={<ShieldCheck />}>
      <div className="flex flex-col gap-4">
        <PartBody part={data?.shares}>
          {({ states, total, preset, caveat }) => (
            <Division
              title={t("CIFS shares")}
              total={total}
              none={t("smb.conf has no share that is in service.")}
              note={
                <>
                  <Rich
                    text={
                      preset.isExact
                        ? "The file is the preset <link>{preset}</link>."
                        : "The file comes nearest to the preset <link>{preset}</link>."
                    }
                    values={{ preset: preset.label }}
                    marks={{ link: (parts) => <Link href="/smb3-encryption">{parts}</Link> }}
                  />
                  {caveat !== null && ` ${caveat}`}
                </>
              }
              rows={states.map(({ state, count }) => ({
                key: state,
                count,
                tone: shareTones[state],
                badge: <EncryptionBadge state={state} />,
              }))}
            />
          )}
        </PartBody>
        <PartBody part={data?.exports}>
          {({ exposures, total }) => (
            <Division
              title={t("NFS exports")}
              total={total}
              none={t("Nothing is exported.")}
              rows={exposures.map(({ exposure, count }) => ({
                key: exposure,
                count,
                tone: exportTones[exposure],
                badge: <ExposureBadge state={exposure} />,
              }))}
            />
          )}
        </PartBody>
      </div>
    </Panel>
  );
}

interface DivisionProps {
  title: string;
  total: number;
  /** Said where there is none. */
  none: string;
  note?: ReactNode;
  rows: readonly {
    readonly key: string;
    readonly count: number;
    readonly tone: Tone;
    readonly badge: ReactNode;
  }[];
}

function Division({ title, total, none, note, rows }: DivisionProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <h3 className="flex justify-between font-semibold">
        {title} <span className="font-normal text-muted tabular-nums">{number(total)}</span>
      </h3>
      {total === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <>
          <ShareBar parts={rows.map(({ key, count, tone }) => ({ label: key, count, tone }))} />
          <ul aria-label={title} className="flex flex-col gap-1">
            {rows.map(({ key, count, badge }) => (
              <li key={key} className="flex items-center justify-between gap-3">
                {badge} <span className="tabular-nums">{number(count)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {note !== undefined && <p className="text-xs text-muted">{note}</p>}
    </div>
  );
}
