"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { Spinner } from "@/components/ui/spinner";
import { StatusRegion } from "@/components/ui/status-region";
import { TextField } from "@/components/ui/text-field";
import type { VerificationReport } from "@/lib/samba/verify/report";
import { useVerify, type VerifyState } from "./use-verify";
import { type LastVerification, lastVerificationQuery } from "./verifications-query";
import { VerdictBadge } from "./verdict-badge";
import { VerificationTable } from "./verification-table";

interface VerifyDialogProps {
  /** The share's name. */
  share: string;
  onClose: () => void;
}

/**
 * Has the panel connect to a share itself, and shows what smb.conf promises beside what was found. For everybody: it
 * changes nothing. Mount it to open it; what was typed goes with it.
 */
export function VerifyDialog({ share, onClose }: VerifyDialogProps) {
  const form = useId();
  const password = useRef<HTMLInputElement>(null);
  const { state, verify } = useVerify(share);
  const last = useQuery(lastVerificationQuery(share));
  const running = state.kind === "running";
  const fields = state.kind === "failed" ? state.failure.fields : undefined;

  const submit = async (data: FormData) => {
    const [username, secret] = [data.get("username"), data.get("password")];
    if (typeof username !== "string" || typeof secret !== "string") return;
    await verify({ username, password: secret });
    // For this one check: the next one asks again.
    if (password.current) password.current.value = "";
  };

  return (
    <Dialog
      open
      size="large"
      onOpenChange={onClose}
      title={`Verify share ${share}`}
      description="The panel connects to the share itself, as clients of several versions do, and holds what they meet against what smb.conf promises them. Nothing is changed."
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            busy={running && !state.signedIn}
            disabled={running && state.signedIn}
            onClick={() => void verify(null)}
          >
            Verify without signing in
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            busy={running && state.signedIn}
            disabled={running && !state.signedIn}
          >
            Verify
          </Button>
        </>
      }
    >
      <form
        id={form}
        autoComplete="off"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!running) void submit(new FormData(event.currentTarget));
        }}
        className="grid gap-3 sm:grid-cols-2"
      >
        <TextField
          label="User name"
          name="username"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={256}
          hint="Of somebody who may use this share; DOMAIN\name works too."
          error={fieldError(fields, "username")}
        />
        <TextField
          ref={password}
          label="Password"
          name="password"
          type="password"
          autoComplete="off"
          maxLength={256}
          hint="Used for this one check, never stored."
          error={fieldError(fields, "password")}
        />
      </form>
      <StatusRegion label="Result">
        <Outcome state={state} />
      </StatusRegion>
      {state.kind === "verified" && <Rows report={state.report} />}
      {state.kind !== "verified" && !running && last.data && <Earlier last={last.data} />}
    </Dialog>
  );
}

const FIELDS = ["username", "password"] as const;

/** At the field itself; the gate names a field by its whole path. */
function fieldError(
  fields: Readonly<Record<string, readonly string[]>> | undefined,
  name: (typeof FIELDS)[number],
): string | undefined {
  return (fields?.[name] ?? fields?.[`credentials.${name}`])?.[0];
}

function Outcome({ state }: { state: VerifyState }) {
  if (state.kind === "idle") return null;
  if (state.kind === "running") {
    return (
      <p className="flex items-center gap-2">
        <Spinner />
        {state.signedIn
          ? "Connecting with SMB 3, SMB 2.1 and SMB 1, and looking at each session from Samba's side …"
          : "Asking the server what it speaks …"}
      </p>
    );
  }
  if (state.kind === "failed") {
    // Told at its field.
    if (FIELDS.some((name) => fieldError(state.failure.fields, name) !== undefined)) return null;
    return (
      <Alert kind="warning" detail={state.failure.detail}>
        {state.failure.message}
      </Alert>
    );
  }
  const { verdict, summary } = state.report;
  const kind = { "as-promised": "success", "not-as-promised": "error", unknown: "info" } as const;
  return <Alert kind={kind[verdict]}>{summary}</Alert>;
}

function Rows({ report }: { report: VerificationReport }) {
  return report.rows.length === 0 ? null : (
    <VerificationTable rows={report.rows} signedIn={report.signedIn} />
  );
}

function Earlier({ last }: { last: LastVerification }) {
  return (
    <section aria-label="Last check" className="flex flex-col gap-2 border-t border-line pt-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-semibold">Last check</span>
        <VerdictBadge verdict={last.verdict} />
        {last.outdated && <Badge tone="warn">smb.conf has changed since</Badge>}
        <span className="text-muted">
          <RelativeTime at={last.at} /> by {last.by}
          {last.signedIn ? "" : ", without signing in"}
        </span>
      </p>
      <p className="max-w-prose">{last.summary}</p>
      <Rows report={last} />
    </section>
  );
}
