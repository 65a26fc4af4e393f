"use client";

import { useQuery } from "@tanstack/react-query";
import { Network } from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import { KeyValue } from "@/components/ui/key-value";
import { Panel } from "@/components/ui/panel";
import { Spinner } from "@/components/ui/spinner";
import { msg, t } from "@/lib/words/t";
import { directoryQuery } from "../_queries";

const JOINS: Readonly<Record<"joined" | "not-joined" | "unknown", { word: string; tone: Tone }>> = {
  joined: { word: msg("Joined"), tone: "ok" },
  "not-joined": { word: msg("Not joined"), tone: "quiet" },
  unknown: { word: msg("Unknown"), tone: "warn" },
};

/** The guide's first precondition, how it stands, and how far it matters. */
export function DirectoryPanel() {
  const { data, error, isPending } = useQuery(directoryQuery());
  return (
    <Panel title={t("Active Directory")} icon={<Network />}>
      <div className="flex flex-col gap-2">
        {isPending && (
          <p role="status" className="flex items-center gap-2">
            <Spinner /> {t("Asking whether this appliance is joined to a domain…")}
          </p>
        )}
        {error && <p className="text-bad">{error.message}</p>}
        {data && (
          <>
            <p className="flex flex-wrap items-center gap-1.5">
              <Badge tone={JOINS[data.join].tone}>{t(JOINS[data.join].word)}</Badge> {data.sentence}
            </p>
            {data.join === "joined" && (
              <KeyValue
                items={[
                  { label: t("Domain"), value: data.domain ?? t("unknown") },
                  { label: t("Realm"), value: data.realm ?? t("unknown") },
                  { label: t("Domain controller"), value: data.controller ?? t("unknown") },
                ]}
              />
            )}
            {data.remarks.map((remark) => (
              <p key={remark}>{remark}</p>
            ))}
          </>
        )}
        <p className="text-xs text-muted">
          {t(
            "The SoftNAS guide asks for the appliance to be in Active Directory. Encryption itself does not need it: SMB 3 encrypts just as well for users that the appliance keeps itself. The join matters for signing in with domain accounts and Kerberos.",
          )}
        </p>
      </div>
    </Panel>
  );
}
