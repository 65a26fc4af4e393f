import type { SubjectChange } from "@/lib/shared/impact";
import type { SmbConf } from "./document";
import { effectiveValue } from "./effective";
import { shareEncryption } from "./encryption";
import { ENCRYPTION_LABELS, type ClientOutcome } from "./encryption-table";
import type { ClientOutcomes } from "./encryption-verdict";
import { readBoolean } from "./share-boolean";
import { resolveName } from "./catalogue/resolve";

/** What a change concerns decides whether a reload is enough. */
export interface ShareChange extends SubjectChange {
  readonly kind: "encryption" | "signing" | "protocol" | "listening" | "access";
}

const CLIENTS = [
  ["smb1", "SMB 1 clients"],
  ["smb2", "clients limited to SMB 2 (Windows 7, Server 2008 R2)"],
  ["smb3", "SMB 3 clients"],
  ["smb3Asking", "SMB 3 clients that insist on encryption"],
] as const;

/** What changes for the traffic to one share, and for which kinds of clients; undefined where nothing does. */
export function encryptionChange(before: SmbConf, after: SmbConf, share: string): ShareChange | undefined {
  const [was, is] = [shareEncryption(before, share), shareEncryption(after, share)];
  const moved = movedClients(was.clients, is.clients);
  if (was.state === is.state && moved.length === 0) return undefined;
  const bad = is.state === "locked-out" || is.state === "unknown" || moved.some(({ to }) => to === "refused");
  const exposed = moved.some(({ from, to }) => from === "encrypted" && to === "clear");
  const good = moved.some(({ to }) => to === "encrypted");
  const headline =
    was.state === is.state
      ? `${ENCRYPTION_LABELS[is.state]}, as before.`
      : `From ${ENCRYPTION_LABELS[was.state]} to ${ENCRYPTION_LABELS[is.state]}.`;
  const sentences = moved.map(({ clients, to }) => `${capital(clients)} ${WORDS[to]}.`);
  return {
    kind: "encryption",
    tone: bad || exposed ? "bad" : good ? "good" : "note",
    text: [headline, ...sentences].join(" "),
    subject: share,
  };
}

const WORDS: Readonly<Record<ClientOutcome, string>> = {
  encrypted: "are encrypted from now on",
  clear: "are served in the clear from now on",
  refused: "are refused from now on",
  unknown: "may or may not be served",
};

function movedClients(was: ClientOutcomes, is: ClientOutcomes) {
  return CLIENTS.flatMap(([kind, clients]) => {
    // A kind of client that the server does not speak with at all is refused.
    const [from, to] = [was[kind] ?? "refused", is[kind] ?? "refused"];
    return from === to ? [] : [{ clients, from, to }];
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What changes in these parameters of one share, by their effective values. */
export function accessChanges(
  before: SmbConf,
  after: SmbConf,
  share: string,
  parameters: readonly string[],
): readonly ShareChange[] {
  return parameters.flatMap((parameter): ShareChange[] => {
    const [was, is] = [before, after].map((doc) => meaning(doc, share, parameter));
    if (was === is) return [];
    const opened = parameter === "guest ok" && is === "yes";
    const closed = parameter === "available" && is === "no";
    return [
      {
        kind: "access",
        tone: opened || closed ? "bad" : "note",
        text: `“${parameter}” changes from ${said(was)} to ${said(is)}.`,
        subject: share,
      },
    ];
  });
}

/** The effective value in one spelling: a boolean as yes or no, whichever synonym says it. */
function meaning(doc: SmbConf, share: string, parameter: string): string | undefined {
  const found = effectiveValue(doc, share, parameter);
  const info = resolveName(parameter)?.info;
  if (found === undefined) return info?.type === "boolean" ? info.default?.toLowerCase() : undefined;
  const value = found.value.trim();
  if (info?.type !== "boolean") return value;
  return readBoolean(found, parameter) ? "yes" : "no";
}

function said(value: string | undefined): string {
  return value === undefined || value === "" ? "Samba's default" : `“${value}”`;
}
