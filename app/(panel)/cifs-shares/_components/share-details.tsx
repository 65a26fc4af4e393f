import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { EncryptionBadge } from "@/components/ui/encryption-badge";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { dialectLabel } from "@/lib/samba/dialect-label";
import type { Session } from "../../_sessions/sessions-query";
import { VerifyShare } from "../../_verify/verify-share";
import { accessWords, type ShareRow } from "./share-columns";

interface ShareDetailsProps {
  share: ShareRow;
  /** Who is connected to it now, or why that is not known; undefined before the first answer. */
  sessions: readonly Session[] | string | undefined;
}

/** One share in full: what a helpdesk colleague is asked about. */
export function ShareDetails({ share, sessions }: ShareDetailsProps) {
  const line = String(share.line);
  return (
    <div className="grid gap-x-8 gap-y-3 lg:grid-cols-2">
      <KeyValue
        items={[
          { label: "Share", value: <strong>{share.name}</strong> },
          { label: "Path", value: share.path === "" ? "none" : <CopiedPath path={share.path} /> },
          { label: "Access", value: accessWords(share) },
          { label: "Guests", value: share.guest ? "Welcome without a password" : "Not let in" },
          { label: "Comment", value: share.comment === "" ? "none" : share.comment },
          {
            label: "In the file",
            value: <Link href={`/cifs-shares/config-file?line=${line}`}>smb.conf, line {line}</Link>,
          },
        ]}
      />
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex items-center gap-2">
          <EncryptionBadge state={share.encryption.state} />
        </div>
        <p className="max-w-prose">{share.encryption.reason}</p>
        {share.kind !== "printing" && <VerifyShare share={share.name} />}
        <SessionList sessions={sessions} />
      </div>
    </div>
  );
}

function CopiedPath({ path }: { path: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <Mono>{path}</Mono>
      <CopyButton text={path} label="path" />
    </span>
  );
}

const SHOWN = 8;

function SessionList({ sessions }: Pick<ShareDetailsProps, "sessions">) {
  if (sessions === undefined) return <p className="text-muted">Looking who is connected …</p>;
  if (typeof sessions === "string") return <p className="text-warn">{sessions}</p>;
  if (sessions.length === 0) return <p className="text-muted">Nobody is connected now.</p>;
  return (
    <ul className="flex flex-col gap-0.5">
      {sessions.slice(0, SHOWN).map((one) => (
        <li key={one.id}>
          <Mono>{one.client}</Mono> {one.demo !== null && <Badge tone="accent">Demo</Badge>}{" "}
          {one.demo ?? one.machine} as {one.user}, {dialectLabel(one.dialect)}, {encryptionWords(one)}
        </li>
      ))}
      {sessions.length > SHOWN && <li className="text-muted">and {sessions.length - SHOWN} more</li>}
    </ul>
  );
}

function encryptionWords({ encryption }: Session): string {
  if (encryption === "encrypted") return "encrypted";
  return encryption === "partial" ? "encrypted only as far as the client asks" : "in the clear";
}
