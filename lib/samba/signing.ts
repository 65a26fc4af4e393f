import { recordedCatalogue } from "./catalogue/recorded";
import type { SmbConf } from "./document";
import { effectiveValue } from "./effective";
import type { ParameterLine } from "./lines";
import { parameterKey } from "./names";
import { t } from "@/lib/words/t";

/** Whether the server demands signed messages, which nobody can alter on the way (but everybody can read). */
export interface Signing {
  readonly state: "required" | "on-request" | "unknown";
  readonly label: string;
  readonly reason: string;
  /** The line that decides it, where one does. */
  readonly line?: ParameterLine;
}

/**
 * `server signing` as clients of SMB 2 and later meet it: only `mandatory` changes anything for them, since signing is
 * part of their protocol and `disabled` cannot take it away (measured with smbd 4.17.12: NEGOTIATE says “required” for
 * `mandatory` alone).
 */
export function signing(doc: SmbConf): Signing {
  const effective = effectiveValue(doc, "global", "server signing");
  const line = effective && { line: effective.line };
  const written = parameterKey(effective?.value ?? "default");
  const values = recordedCatalogue.byKey.get("serversigning")?.values ?? [];
  const meant = values.find((each) => each.written.some((spelling) => parameterKey(spelling) === written));
  if (!meant) {
    const reason = t(
      "“{value}” is no value of “server signing”. Samba refuses a file with such a line; correct it.",
      { value: effective?.value ?? "" },
    );
    return { state: "unknown", label: t("Unknown"), reason, ...line };
  }
  if (meant.name === "required") {
    const reason = t("Every session is signed; a client that does not sign is refused.");
    return { state: "required", label: t("Required"), reason, ...line };
  }
  const reason = t(
    meant.name === "No"
      ? "“disabled” concerns SMB 1 alone: sessions of SMB 2 and later are signed where the client asks for it."
      : "Sessions are signed where the client asks for it.",
  );
  return { state: "on-request", label: t("When the client asks"), reason, ...line };
}
