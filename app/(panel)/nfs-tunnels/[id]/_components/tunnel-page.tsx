"use client";

import { useQuery } from "@tanstack/react-query";
import { Cable } from "lucide-react";
import Link from "next/link";
import { ReadError } from "@/components/shell/fetch-read";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/lib/words/t";
import { tunnelQuery } from "../../_queries";
import { ShownTunnel } from "./shown-tunnel";

interface TunnelPageProps {
  id: string;
  canChange: boolean;
  /** False for those who leave other machines, and the tunnels of this host, alone. */
  canReachOut: boolean;
}

/** One profile: what it is, how it stands, and what is handed to its client. */
export function TunnelPage({ id, canChange, canReachOut }: TunnelPageProps) {
  const tunnel = useQuery(tunnelQuery(id));
  const isGone =
    tunnel.error instanceof ReadError && ["missing", "invalid"].includes(tunnel.error.failure.code);
  if (tunnel.data !== undefined && !isGone) {
    return (
      <ShownTunnel
        detail={tunnel.data}
        trouble={tunnel.error?.message}
        canChange={canChange && (canReachOut || !tunnel.data.row.isThisHost)}
        canReachOut={canReachOut}
      />
    );
  }
  return (
    <Panel level={1} title={t("Tunnel profile")} icon={<Cable />}>
      {tunnel.error === null ? (
        <p className="flex items-center gap-2">
          <Spinner /> {t("Reading the profile…")}
        </p>
      ) : (
        <Alert
          kind={isGone ? "warning" : "error"}
          actions={!isGone && <Button onClick={() => void tunnel.refetch()}>{t("Try again")}</Button>}
        >
          {isGone
            ? t("There is no such tunnel profile (any more): somebody removed it.")
            : tunnel.error.message}{" "}
          <Link href="/nfs-tunnels">{t("All tunnel profiles")}</Link>
        </Alert>
      )}
    </Panel>
  );
}
