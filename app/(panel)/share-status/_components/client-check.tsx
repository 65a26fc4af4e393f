"use client";

import { useQuery } from "@tanstack/react-query";
import { MonitorCheck } from "lucide-react";
import { memo, useMemo, useRef } from "react";
import { ReadError } from "@/components/shell/fetch-read";
import { useAsked } from "@/components/shell/use-asked";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { Spinner } from "@/components/ui/spinner";
import { StatusRegion } from "@/components/ui/status-region";
import { CLIENT_SYSTEMS, FAMILY_LABELS } from "@/lib/samba/clients/systems";
import { t } from "@/lib/words/t";
import { clientCheckQuery } from "../_queries";
import { VerdictBox, VerdictDetails } from "./client-verdict";

interface ClientCheckProps {
  /** Id of a client system, and a share's name; empty while none is chosen. */
  client: string;
  share: string;
  onChange: (changes: Readonly<Record<string, string | null>>) => void;
  /** Names of all shares, in order. */
  shares: readonly string[];
}

/** Whether a client system gets in at a share, and how: the helpdesk's second question. */
export function ClientCheck({ client, share, onChange, shares }: ClientCheckProps) {
  const check = useQuery(clientCheckQuery(client, share));
  const fields = useRef<HTMLDivElement>(null);
  useAsked("ask", () => fields.current?.querySelector("select")?.focus());
  const asked = client !== "" && share !== "";
  const answer = asked && !check.error ? check.data : undefined;
  return (
    <Panel title={t("Can this client connect?")} icon={<MonitorCheck />}>
      <div className="flex flex-col gap-3">
        <div ref={fields} className="grid gap-3 sm:grid-cols-2">
          <SelectField
            label={t("Client system")}
            hint={t("What the caller's machine runs.")}
            options={systemOptions()}
            value={CLIENT_SYSTEMS.some(({ id }) => id === client) ? client : ""}
            onChange={(event) => {
              onChange({ client: event.target.value });
            }}
          />
          <ShareField share={share} shares={shares} onChange={onChange} />
        </div>
        <StatusRegion label={t("Answer")}>
          {asked && check.isPending && (
            <p className="flex items-center gap-2 text-muted">
              <Spinner /> {t("Reading smb.conf…")}
            </p>
          )}
          {asked && check.error && (
            <Alert kind="error" detail={detailOf(check.error)}>
              {check.error.message}
            </Alert>
          )}
          {answer && <VerdictBox check={answer} />}
        </StatusRegion>
        {answer && <VerdictDetails check={answer} />}
        {!asked && (
          <p className="text-muted">
            {t(
              "Choose the caller's system and the share. The answer is worked out from smb.conf as it is now.",
            )}
          </p>
        )}
      </div>
    </Panel>
  );
}

function systemOptions() {
  return [
    { value: "", label: t("Choose a system") },
    ...CLIENT_SYSTEMS.map(({ id, name, family }) => ({
      value: id,
      label: t(name),
      group: t(FAMILY_LABELS[family]),
    })),
  ];
}

function detailOf(error: Error): string | undefined {
  return error instanceof ReadError ? error.failure.detail : undefined;
}

type ShareFieldProps = Pick<ClientCheckProps, "share" | "shares" | "onChange">;

/** The browser's own select: typing the first letters finds a share among thousands. */
const ShareField = memo(function ShareField({ share, shares, onChange }: ShareFieldProps) {
  const options = useMemo(
    () => [
      { value: "", label: t("Choose a share") },
      ...(share === "" || shares.includes(share)
        ? []
        : [{ value: share, label: shares.length === 0 ? share : t("{share} (not in smb.conf)", { share }) }]),
      ...shares.map((name) => ({ value: name, label: name })),
    ],
    [share, shares],
  );
  return (
    <SelectField
      label={t("Share")}
      hint={t("The one they want to connect to.")}
      options={options}
      value={share}
      onChange={(event) => {
        onChange({ share: event.target.value });
      }}
    />
  );
});
