"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { LeaveGuard } from "@/components/editor/leave-guard";
import { useAddress } from "@/components/shell/use-address";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusRegion } from "@/components/ui/status-region";
import { ToolBar, ToolBarEnd } from "@/components/ui/tool-bar";
import type { EncryptionForm } from "@/lib/samba/encryption-form";
import { previewEncryption } from "@/lib/samba/encryption-preview";
import type { Failure } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import type { DraftedChange } from "../../_change/review-flow";
import { ClearSessions } from "../../_sessions/clear-sessions";
import { type Overview, overviewQuery } from "../_queries";
import { draftEncryptionChangeAction } from "../actions";
import { AlgorithmsPanel } from "./algorithms-panel";
import { ConnectedPanel } from "./connected-panel";
import { DirectoryPanel } from "./directory-panel";
import { changesOf, inEnglish, isNothing, withChoice } from "./pending-form";
import { PresetChoice } from "./preset-choice";
import { ShareEncryption } from "./share-encryption";
import { Smb1Panel } from "./smb1-panel";
import { useChoices } from "./use-choices";

const ReviewFlow = dynamic(() => import("../../_change/review-flow").then((part) => part.ReviewFlow), {
  ssr: false,
});

interface EncryptionPageProps {
  /** False for people who only look. */
  canChange: boolean;
  /** Whose choices the browser keeps. */
  user: string;
}

/** Encryption for people who do not know smb.conf: a preset, exceptions by share, and whom it shuts out, before anything is done. */
export function EncryptionPage({ canChange, user }: EncryptionPageProps) {
  const overview = useQuery(overviewQuery());
  return (
    <div className="relative flex min-h-0 flex-1 flex-col gap-1.5 overflow-y-auto">
      {overview.error && (
        <Alert
          kind="error"
          title={t("smb.conf cannot be read now")}
          actions={<Button onClick={() => void overview.refetch()}>{t("Try again")}</Button>}
        >
          {overview.error.message}
        </Alert>
      )}
      {overview.data ? (
        <Loaded overview={overview.data} canChange={canChange} user={user} />
      ) : (
        <>
          <ClearSessions canChange={canChange} />
          <Panel level={1} title={t("SMB3 Encryption")} icon={<ShieldCheck />}>
            {overview.isPending && <Skeleton className="h-40" />}
          </Panel>
        </>
      )}
    </div>
  );
}

interface LoadedProps extends EncryptionPageProps {
  overview: Overview;
}

function Loaded({ overview, canChange, user }: LoadedProps) {
  const { parameters, change: changeAddress } = useAddress();
  const queries = useQueryClient();
  const { form, gone, change, discard } = useChoices(user, overview);
  const [draft, setDraft] = useState<DraftedChange>();
  const [refused, setRefused] = useState<Failure>();
  const [drafting, setDrafting] = useState(false);
  const ground = useMemo(
    () => ({
      facts: overview.posture.facts,
      shares: overview.shares,
      guestAccount: overview.guestAccount,
    }),
    [overview],
  );
  const preview = useMemo(() => previewEncryption(ground, form), [ground, form]);
  const changes = changesOf(form);
  const pending = !isNothing(form);

  const review = async () => {
    setRefused(undefined);
    setDrafting(true);
    const drafted = await draftEncryptionChangeAction(form).catch(noAnswer);
    setDrafting(false);
    if (drafted.ok) setDraft({ ...drafted.value, reason: reasonOf(form) });
    else {
      setRefused(drafted.error);
      void queries.invalidateQueries({ queryKey: ["encryption"] });
    }
  };

  return (
    <>
      {/* While something is chosen, what it means for those connected says the same. */}
      <ClearSessions canChange={canChange} tellsTrouble={!pending} />
      <Panel
        level={1}
        title={t("SMB3 Encryption")}
        icon={<ShieldCheck />}
        toolBar={
          canChange && (
            <ToolBar label={t("SMB3 Encryption tools")}>
              <Button variant="primary" disabled={!pending} busy={drafting} onClick={() => void review()}>
                {t("Review changes")}
              </Button>
              <Button
                disabled={!pending}
                onClick={() => {
                  discard();
                  // The button is off from now on, and would keep the focus from going anywhere.
                  document.getElementById("page")?.focus();
                }}
              >
                {t("Discard changes")}
              </Button>
              <ToolBarEnd>
                <span role="status" className="min-w-0 truncate px-1 text-xs text-muted">
                  {pending
                    ? t("Not applied yet: {changes}.", { changes: changes.join(", ") })
                    : t("What is chosen is in force.")}
                </span>
              </ToolBarEnd>
            </ToolBar>
          )
        }
      >
        <StatusRegion label={t("Result")}>
          {refused !== undefined && (
            <Alert kind="error" detail={refused.detail} className="mb-2">
              {refused.message}
            </Alert>
          )}
        </StatusRegion>
        {gone.length > 0 && (
          <Alert kind="info" className="mb-2">
            {t(
              "{shares}{more, plural, =0 {} other { and {more} more}}: not in smb.conf any more. What was chosen for {count, plural, one {it} other {them}} was dropped.",
              {
                shares: gone.slice(0, 3).join(", "),
                more: Math.max(0, gone.length - 3),
                count: gone.length,
              },
            )}
          </Alert>
        )}
        {overview.posture.caveat !== undefined && (
          <Alert kind="warning" className="mb-2">
            {overview.posture.caveat}
          </Alert>
        )}
        <PresetChoice
          overview={overview}
          ground={ground}
          form={form}
          canChange={canChange}
          onChoose={(preset) => {
            change({ preset });
          }}
        />
        {!canChange && (
          <p className="mt-2 text-xs text-muted">
            {t(
              "You see everything and change nothing here. Encryption is set by people with the role admin or operator.",
            )}
          </p>
        )}
      </Panel>
      {pending && <ConnectedPanel preview={preview} />}
      <ShareEncryption
        overview={overview}
        ground={ground}
        preview={preview}
        pending={pending}
        canChange={canChange}
        chosen={parameters.get("share")}
        mark={parameters.get("mark")}
        onChoose={(share) => {
          changeAddress({ share, mark: null });
        }}
        onSet={(names, choice) => {
          change({ shares: withChoice(form, names, choice).shares });
        }}
      />
      <div className="grid shrink-0 items-start gap-1.5 xl:grid-cols-2">
        <AlgorithmsPanel
          posture={overview.posture}
          facts={preview.facts}
          canChange={canChange}
          onChange={change}
        />
        <div className="flex min-w-0 flex-col gap-1.5">
          <Smb1Panel
            posture={overview.posture}
            isOn={preview.smb1}
            canChange={canChange}
            onChange={(smb1) => {
              change({ smb1 });
            }}
          />
          <DirectoryPanel />
        </div>
      </div>
      <LeaveGuard when={pending && canChange}>
        {t(
          "smb.conf stays as it is. What you chose is kept in this browser, and is there when you open this page again.",
        )}
      </LeaveGuard>
      {draft !== undefined && (
        <ReviewFlow
          draft={draft}
          onClose={() => {
            setDraft(undefined);
          }}
        />
      )}
    </>
  );
}

function noAnswer() {
  const message = t("The panel did not answer. Nothing was changed; try again.");
  return { ok: false, error: { code: "offline", message } } as const;
}

/** What History keeps, which is English for everybody. */
function reasonOf(form: EncryptionForm): string {
  return `SMB3 Encryption: ${changesOf(form, inEnglish).join(", ")}`;
}
