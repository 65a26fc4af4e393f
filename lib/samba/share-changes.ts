import type { SubjectChange } from "@/lib/shared/impact";
import type { SmbConf } from "./document";
import { effectiveValue } from "./effective";
import { shareEncryption } from "./encryption";
import type { ClientOutcome } from "./encryption-table";
import type { ClientOutcomes } from "./encryption-verdict";
import { readBoolean } from "./share-boolean";
import { resolveName } from "./catalogue/resolve";
import { msg, t } from "@/lib/words/t";

/** What a change concerns decides whether a reload is enough. */
export interface ShareChange extends SubjectChange {
  readonly kind: "encryption" | "signing" | "protocol" | "listening" | "access";
}

const CLIENTS = [
  ["smb1", msg("SMB 1 clients")],
  ["smb2", msg("Clients limited to SMB 2 (Windows 7, Server 2008 R2)")],
  ["smb3", msg("SMB 3 clients")],
  ["smb3Asking", msg("SMB 3 clients that insist on encryption")],
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
      ? t("{state}, as before.", { state: is.label })
      : t("From {was} to {is}.", { was: was.label, is: is.label });
  const sentences = moved.map(({ clients, to }) => t(WORDS[to], { clients: t(clients) }));
  return {
    kind: "encryption",
    tone: bad || exposed ? "bad" : good ? "good" : "note",
    text: [headline, ...sentences].join(" "),
    subject: share,
  };
}

const WORDS: Readonly<Record<ClientOutcome, string>> = {
  encrypted: msg("{clients} are encrypted from now on."),
  clear: msg("{clients} are served in the clear from now on."),
  refused: msg("{clients} are refused from now on."),
  unknown: msg("{clients} may or may not be served."),
};

function movedClients(was: ClientOutcomes, is: ClientOutcomes) {
  return CLIENTS.flatMap(([kind, clients]) => {
    // A kind of client that the server does not speak with at all is refused.
    const [from, to] = [was[kind] ?? "refused", is[kind] ?? "refused"];
    return from === to ? [] : [{ clients, from, to }];
  });
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
        text: parameterChange(parameter, was, is),
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

/** Says that a parameter changes; a value that is undefined or empty is Samba's default. */
export function parameterChange(parameter: string, was: string | undefined, is: string | undefined): string {
  return t("“{parameter}” changes from {was} to {is}.", { parameter, was: quoted(was), is: quoted(is) });
}

function quoted(value: string | undefined): string {
  return value === undefined || value === "" ? t("Samba's default") : t("“{value}”", { value });
}
