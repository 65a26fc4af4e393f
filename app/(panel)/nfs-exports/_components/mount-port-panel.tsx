"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Pin, PinOff, RefreshCw } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { useAsked } from "@/components/shell/use-asked";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Spinner } from "@/components/ui/spinner";
import { ToolBar } from "@/components/ui/tool-bar";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import type { DraftedChange } from "../../_change/review-flow";
import { draftMountPinAction } from "../_ports/actions";
import { portRows } from "../_ports/port-rows";
import { type Ports, portsQuery } from "../_ports/ports-query";
import { PortNotes } from "./port-notes";
import { PortTable } from "./port-table";

const PinPortDialog = dynamic(() => import("./pin-port-dialog").then((part) => part.PinPortDialog), {
  ssr: false,
});
const ReviewFlow = dynamic(() => import("../../_change/review-flow").then((part) => part.ReviewFlow), {
  ssr: false,
});

interface MountPortPanelProps {
  /** False for people who only look: the buttons that change something are not there. */
  canChange: boolean;
}

/** Where NFS and mountd are now, whether mountd comes back there, and the buttons that see to it. */
export function MountPortPanel({ canChange }: MountPortPanelProps) {
  const { data, error, isFetching, refetch } = useQuery(portsQuery());
  const [isAsking, setAsking] = useState(false);
  const [draft, setDraft] = useState<DraftedChange>();
  const drafting = useMutation({
    mutationFn: (port: number | null) => draftMountPinAction({ port }),
    onSuccess: (drafted) => {
      if (!drafted.ok) return;
      setAsking(false);
      setDraft(drafted.value);
    },
  });
  const ask = () => {
    drafting.reset();
    setAsking(true);
  };
  const panel = useRef<HTMLElement>(null);
  useAsked("pin", ask, canChange && data !== undefined);
  // It stands below the list: the focus brings it up.
  useAsked("see-ports", () => panel.current?.querySelector("button")?.focus(), data !== undefined);
  const refused = drafting.data?.ok === false && !isAsking ? drafting.data.error.message : undefined;
  const pinned = data === undefined ? null : ownPin(data);
  return (
    <Panel
      ref={panel}
      title={t("NFS ports")}
      icon={<Pin />}
      collapsible
      toolBar={
        <ToolBar label={t("NFS ports tools")}>
          {canChange && (
            <>
              <Button variant="ghost" icon={<Pin aria-hidden />} disabled={data === undefined} onClick={ask}>
                {t("Pin mountd port")}
              </Button>
              <Button
                variant="ghost"
                icon={<PinOff aria-hidden />}
                disabled={pinned === null}
                busy={drafting.isPending && drafting.variables === null}
                onClick={() => {
                  drafting.mutate(null);
                }}
              >
                {t("Unpin")}
              </Button>
            </>
          )}
          <Button
            variant="ghost"
            icon={<RefreshCw aria-hidden />}
            busy={isFetching && data !== undefined}
            onClick={() => void refetch()}
          >
            {t("Ask again")}
          </Button>
        </ToolBar>
      }
    >
      <div className="flex flex-col gap-3">
        {error !== null && (
          <Alert kind="error" title={t("The ports are not known")} announce>
            {error.message}
          </Alert>
        )}
        {drafting.isError && (
          <Alert kind="error" announce>
            {t("The panel did not answer, and nothing was changed. Check that it runs, then try again.")}
          </Alert>
        )}
        {refused !== undefined && (
          <Alert kind="error" announce>
            {refused}
          </Alert>
        )}
        {data === undefined && error === null && (
          <p role="status" className="flex items-center gap-2">
            <Spinner /> {t("Asking NFS and mountd…")}
          </p>
        )}
        {data !== undefined && (
          <>
            <PortTable rows={portRows(data)} />
            <PortNotes ports={data} />
          </>
        )}
        <p className="max-w-[90ch] text-muted">
          <Rich text="A tunnel leads to ports that are named beforehand: <code>-L 251:localhost:32767</code> works for as long as mountd is at 32767. Unpinned, it takes another port at each start, the tunnel leads nowhere, and a firewall cannot name it. NFSv4 needs no mountd." />
          {!canChange && ` ${t("The port is pinned by people with the role admin or operator.")}`}
        </p>
      </div>
      {isAsking && data !== undefined && (
        <PinPortDialog
          around={data.around}
          pinned={pinned}
          path={data.pin.path}
          onClose={() => {
            setAsking(false);
          }}
          onDraft={(port) => drafting.mutateAsync(port)}
        />
      )}
      {draft !== undefined && (
        <ReviewFlow
          draft={draft}
          onClose={() => {
            setDraft(undefined);
          }}
        />
      )}
    </Panel>
  );
}

/** The port that the panel's own file, or the two lines in somebody else's, set; null where they set none. */
function ownPin({ settings, pin }: Ports): number | null {
  const { setBy, overridden } = settings.mount;
  return [setBy, ...overridden].find((line) => line?.path === pin.path)?.port ?? null;
}
