import { type SmbConf, sectionOf } from "../document";
import { effectiveValue } from "../effective";
import { shareEncryption } from "../encryption";
import { parameterKey } from "../names";
import { shareBoolean } from "../share-boolean";
import type { ClientSystem } from "./client-system";
import type { Decision } from "./decide";
import { subject } from "./words";
import { t } from "@/lib/words/t";

/** Lines of a share that let in some people or some addresses only. */
const GATES = ["valid users", "invalid users", "hosts allow", "hosts deny"] as const;

/** What else may decide, beside versions, encryption and signing; in sentences. */
export function reminders(
  doc: SmbConf,
  share: string,
  client: ClientSystem,
  decision: Decision,
): readonly string[] {
  const section = sectionOf(doc, share);
  if (!section || section.isGlobal) return [];
  const { caveat } = shareEncryption(doc, section.name);
  return [
    ...guestReminder(doc, section.name, client, decision),
    ...passwordReminder(doc, client, decision),
    ...gateReminders(doc, section.name),
    ...(client.varies === undefined ? [] : [client.varies.map((sentence) => t(sentence)).join(" ")]),
    ...(caveat === undefined ? [] : [caveat]),
  ];
}

/**
 * Measured with smbd 4.17.12: a guest has no key to encrypt with. Where encryption is required a guest is refused, and where it
 * is desired an SMB 3 guest connects and then fails at the first request.
 */
function guestReminder(
  doc: SmbConf,
  share: string,
  client: ClientSystem,
  { answer }: Decision,
): readonly string[] {
  if (!shareBoolean(doc, share, "guest ok")) return [];
  if (answer === "encrypted") {
    return [
      t("Guests: not with encryption, for which they have no key. Sign in with a user name and a password."),
    ];
  }
  if (answer !== "clear" || client.guests === "admitted") return [];
  return [
    t(
      client.guests === "refused"
        ? "Guests: {who} does not sign in as a guest. Sign in with a user name and a password."
        : "Guests: {who} may not sign in, by edition and settings, as a guest. Sign in with a user name and a password.",
      { who: subject(client) },
    ),
  ];
}

/** `ntlm auth` is `ntlmv2-only` unless the file says otherwise (Samba 4.5 and later). */
function passwordReminder(doc: SmbConf, client: ClientSystem, { answer }: Decision): readonly string[] {
  if (!client.ntlm1 || answer === "no") return [];
  const value = parameterKey(effectiveValue(doc, "global", "ntlm auth")?.value ?? "");
  if (["yes", "true", "1", "on", "ntlmv1-permitted"].includes(value)) return [];
  return [
    t(
      "Its password may be refused: {who} answers with NTLMv1 unless it is told otherwise, and the server takes NTLMv2 only. On the client set LmCompatibilityLevel to 3.",
      { who: subject(client) },
    ),
  ];
}

function gateReminders(doc: SmbConf, share: string): readonly string[] {
  return GATES.flatMap((parameter) => {
    const found = effectiveValue(doc, share, parameter);
    if (!found || found.value === "") return [];
    return [
      t("Not everybody may use this share: line {line} of smb.conf says “{parameter} = {value}”.", {
        line: found.line.number,
        parameter,
        value: found.value,
      }),
    ];
  });
}
