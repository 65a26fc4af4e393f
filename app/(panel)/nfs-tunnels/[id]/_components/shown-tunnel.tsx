"use client";

import { useQuery } from "@tanstack/react-query";
import { Cable } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { LeaveGuard } from "@/components/editor/leave-guard";
import { useAsked } from "@/components/shell/use-asked";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import { type Notice, ResultNotice } from "@/components/ui/result-notice";
import { t } from "@/lib/words/t";
import type { TunnelQuestion } from "../../_components/tunnel-questions";
import { useEnable } from "../../_components/use-enable";
import { type TunnelDetail, tunnelsQuery } from "../../_queries";
import { Events } from "./events";
import { FileTabs } from "./file-tabs";
import type { KeyTask } from "./key-tasks";
import type { MadeKey } from "./new-key";
import { ProfileFacts } from "./profile-facts";
import { StatePanel } from "./state-panel";
import { Throughput } from "./throughput";
import { TunnelToolBar } from "./tunnel-tool-bar";
import { Warnings } from "./warnings";

// What follows the press of a button: the page is read without.
const TunnelQuestionDialog = dynamic(
  () => import("../../_components/tunnel-questions").then((part) => part.TunnelQuestionDialog),
  { ssr: false },
);
const EditProfile = dynamic(() => import("./edit-profile").then((part) => part.EditProfile), { ssr: false });
const KeyTasks = dynamic(() => import("./key-tasks").then((part) => part.KeyTasks), { ssr: false });
const NewKey = dynamic(() => import("./new-key").then((part) => part.NewKey), { ssr: false });

interface ShownTunnelProps {
  detail: TunnelDetail;
  /** Why what is shown may be old. */
  trouble: string | undefined;
  canChange: boolean;
  canReachOut: boolean;
}

export function ShownTunnel({ detail, trouble, canChange, canReachOut }: ShownTunnelProps) {
  const router = useRouter();
  const others = useQuery({ ...tunnelsQuery(), refetchInterval: false, enabled: canChange }).data?.tunnels;
  const [notice, setNotice] = useState<Notice>();
  const [asking, setAsking] = useState<TunnelQuestion>();
  const [keyTask, setKeyTask] = useState<KeyTask>();
  const [editing, setEditing] = useState(false);
  /** In this page's memory alone: it is gone once the page is left. */
  const [made, setMade] = useState<MadeKey>();
  const enable = useEnable(setNotice);
  useAsked("make-key", () => setKeyTask("make"), canChange);
  const { row } = detail;
  // A key that is out meanwhile is of no use to the client.
  const fresh = made && detail.keys?.publicKey === made.publicKey ? made : undefined;

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <ResultNotice
        notice={notice}
        onDismiss={() => {
          setNotice(undefined);
        }}
      />
      {[...(trouble === undefined ? [] : [trouble]), ...detail.caveats].map((caveat) => (
        <Alert key={caveat} kind="warning">
          {caveat}
        </Alert>
      ))}
      {fresh && (
        <NewKey
          made={fresh}
          id={row.id}
          clientName={row.clientName}
          onSaved={() => {
            setMade({ ...fresh, isSaved: true });
          }}
          onForget={() => {
            setMade(undefined);
          }}
        />
      )}
      <div className="grid min-w-0 gap-1.5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Panel
          level={1}
          title={t("Tunnel of {clientName}", { clientName: row.clientName })}
          icon={<Cable />}
          tools={
            <Link href="/nfs-tunnels" className="text-xs text-title-ink underline">
              {t("All profiles")}
            </Link>
          }
          {...(canChange && {
            toolBar: (
              <TunnelToolBar
                row={row}
                onEdit={() => {
                  setEditing(true);
                }}
                onKey={(task) => {
                  setNotice(undefined);
                  setKeyTask(task);
                }}
                onAsk={(question) => {
                  setNotice(undefined);
                  setAsking(question);
                }}
                onEnable={() => {
                  enable.mutate(row.id);
                }}
              />
            ),
          })}
        >
          <ProfileFacts detail={detail} />
        </Panel>
        <StatePanel detail={detail} canChange={canChange} onNotice={setNotice} />
      </div>
      <div className="grid min-w-0 items-start gap-1.5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <FileTabs detail={detail} made={fresh} canChange={canChange} canReachOut={canReachOut} />
        <div className="flex min-w-0 flex-col gap-1.5">
          <Throughput samples={detail.throughput} />
          <Warnings warnings={detail.warnings} />
          <Events events={detail.events} />
        </div>
      </div>
      {!canChange && (
        <p className="text-xs text-muted">
          {t(
            "You see how the tunnel stands and no key. Profiles and keys are changed by people with the role admin or operator.",
          )}
        </p>
      )}
      <LeaveGuard when={fresh?.isSaved === false} title={t("Leave without the private key?")}>
        {t(
          "The private key is in this page’s memory alone. Once you leave, nobody can show it again, and the client needs another one.",
        )}
      </LeaveGuard>
      {editing && (
        <EditProfile
          detail={detail}
          others={others ?? []}
          canReachOut={canReachOut}
          onClose={() => {
            setEditing(false);
          }}
          onSaved={(message) => {
            setEditing(false);
            setNotice({ kind: "success", message });
          }}
        />
      )}
      {keyTask !== undefined && (
        <KeyTasks
          task={keyTask}
          row={row}
          onClose={() => {
            setKeyTask(undefined);
          }}
          onMade={setMade}
          onNotice={setNotice}
        />
      )}
      {asking !== undefined && (
        <TunnelQuestionDialog
          question={asking}
          row={row}
          onClose={() => {
            setAsking(undefined);
          }}
          onNotice={setNotice}
          {...(asking === "remove" && {
            onDone: () => {
              router.push("/nfs-tunnels");
            },
          })}
        />
      )}
    </div>
  );
}
