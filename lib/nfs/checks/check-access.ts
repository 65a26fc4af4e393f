import type { Exports } from "../document";
import { clientExposure, type Risk } from "../exposure";
import type { ClientItem } from "../lines";
import { optionFamily } from "../options";
import { putOption } from "../option-edits";
import type { Entry, Readings } from "../readings";
import type { Severity } from "@/lib/shared/finding";
import { msg, t } from "@/lib/words/t";
import type { Finding, FindingCode } from "./finding";

/** What clients may do that they should not, or cannot do that they should. */
export function checkAccess(doc: Exports, { entries }: Readings): Finding[] {
  return entries
    .filter(({ standing }) => standing === "in-force")
    .flatMap((entry) => [
      ...clientExposure(entry).risks.flatMap((risk) => riskFinding(doc, entry, risk)),
      ...asynchronous(entry),
    ]);
}

/** `message` and `hint` are said by `t`. */
interface Words {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly family: string;
  readonly message: string;
  readonly hint: string;
}

const WORDS: Readonly<Record<Exclude<Risk, "everybody">, Words>> = {
  "world-writable": {
    code: "world-writable",
    severity: "warning",
    family: "readOnly",
    message: msg("Every machine that reaches this server may change these files."),
    hint: msg("Name the clients that need it, or export it read-only (ro)."),
  },
  "no-root-squash": {
    code: "no-root-squash",
    severity: "warning",
    family: "rootSquash",
    message: msg("Whoever is root on a client is root on these files as well."),
    hint: msg("Leave no_root_squash out, unless a client starts from this export."),
  },
  "anonymous-is-root": {
    code: "anonymous-root",
    severity: "warning",
    family: "anonuid",
    message: msg("Requests that are mapped to the anonymous user act as root."),
    hint: msg("Give the number of an ordinary user."),
  },
  "any-port": {
    code: "any-port",
    severity: "info",
    family: "insecure",
    message: msg(
      "Requests are taken from any port, so that every user of a client, not only its root, can claim to be anyone.",
    ),
    hint: msg("Leave insecure out; only the end of a tunnel, and some clients that are no Unix, need it."),
  },
  "tunnel-refused": {
    code: "tunnel-refused",
    severity: "warning",
    family: "insecure",
    message: msg(
      "A mount through an SSH tunnel is refused here: sshd comes from a port above 1023, whatever the client does.",
    ),
    hint: msg("Add insecure: it opens the export to nobody but this server itself."),
  },
};

/** That everybody may read is for the person to know, and the exposure tells it. */
function riskFinding(doc: Exports, entry: Entry, risk: Risk): Finding[] {
  if (risk === "everybody") return [];
  const { code, severity, family, message, hint } = WORDS[risk];
  const isTunnel = risk === "tunnel-refused";
  return [
    {
      code,
      severity,
      ...placeOf(entry.item, family),
      message: t(message),
      hint: t(hint),
      ...(isTunnel && {
        fixes: [{ label: t("Add insecure"), edits: putOption(doc.text, entry.item, "insecure") }],
      }),
    },
  ];
}

function asynchronous({ options, item }: Entry): Finding[] {
  if (!options.flags.async) return [];
  return [
    {
      code: "async",
      severity: "info",
      ...placeOf(item, "async"),
      message: t(
        "The server confirms what it has not yet written: a power cut or a crash loses it without a word.",
      ),
      hint: t("Use sync, unless these files can be made again."),
    },
  ];
}

/** The option that is to blame where the client has it itself, else the client. */
function placeOf(item: ClientItem, family: string): { from: number; to: number; number: number } {
  const { from, to } = item.options.findLast(({ text }) => optionFamily(text) === family) ?? item;
  return { from, to, number: item.number };
}
