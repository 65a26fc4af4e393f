import type { Tone } from "@/components/ui/badge";
import type { Risk } from "@/lib/nfs/exposure";
import { RISK_WORDS } from "@/lib/nfs/risk-words";
import { msg, t } from "@/lib/words/t";
import type { Export, ExportClient } from "../_queries";

/** An export, and whether its folder is known not to be there. */
export interface ExportEntry extends Export {
  readonly isMissing: boolean;
}

/** Said by `t`. */
export const STATE_WORDS: Readonly<Record<Export["state"], string>> = {
  active: msg("Active"),
  disabled: msg("Disabled"),
  "out-of-force": msg("Not in force"),
};

const ACCESS_WORDS: Readonly<Record<Export["access"], string>> = {
  "read-only": msg("Read only"),
  "read-write": msg("Read and write"),
  mixed: msg("Write for some"),
  none: msg("None"),
};

export function accessWords({ access }: Pick<Export, "access">): string {
  return t(ACCESS_WORDS[access]);
}

/** Who it is exported to, as written; `*` has a word. */
export function hostWords({ clients }: Pick<Export, "clients">): string {
  return clients.map(({ host }) => (host === "*" ? t("everybody (*)") : host)).join(", ");
}

/** From the one that matters most. */
const RISKS: readonly Risk[] = [
  "world-writable",
  "no-root-squash",
  "anonymous-is-root",
  "tunnel-refused",
  "any-port",
  "everybody",
];

const QUIET: ReadonlySet<Risk> = new Set<Risk>(["any-port", "everybody"]);

export function riskTone(risk: Risk): Tone {
  return QUIET.has(risk) ? "quiet" : "warn";
}

interface Attention {
  readonly label: string;
  readonly tone: Tone;
}

/** What a person should look at, the worst first, each in a few words. */
export function attentionOf({ isMissing, findings, clients }: ExportEntry): readonly Attention[] {
  const count = (severity: Export["findings"][number]["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  return [
    ...(isMissing ? [{ label: t("No such folder"), tone: "bad" as const }] : []),
    ...(errors > 0
      ? [
          {
            label: t("{count, plural, =1 {1 error} other {{count} errors}}", { count: errors }),
            tone: "bad" as const,
          },
        ]
      : []),
    ...risksOf(clients).map((risk) => ({ label: t(RISK_WORDS[risk].label), tone: riskTone(risk) })),
    ...(warnings > 0
      ? [
          {
            label: t("{count, plural, =1 {1 warning} other {{count} warnings}}", { count: warnings }),
            tone: "warn" as const,
          },
        ]
      : []),
  ];
}

function risksOf(clients: readonly ExportClient[]): readonly Risk[] {
  return RISKS.filter((risk) => clients.some(({ risks }) => risks.includes(risk)));
}
