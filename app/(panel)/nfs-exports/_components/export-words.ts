import type { Tone } from "@/components/ui/badge";
import type { Risk } from "@/lib/nfs/exposure";
import { RISK_WORDS } from "@/lib/nfs/risk-words";
import type { Export, ExportClient } from "../_queries";

/** An export, and whether its folder is known not to be there. */
export interface ExportEntry extends Export {
  readonly isMissing: boolean;
}

export const STATE_WORDS: Readonly<Record<Export["state"], string>> = {
  active: "Active",
  disabled: "Disabled",
  "out-of-force": "Not in force",
};

const ACCESS_WORDS: Readonly<Record<Export["access"], string>> = {
  "read-only": "Read only",
  "read-write": "Read and write",
  mixed: "Write for some",
  none: "None",
};

export function accessWords({ access }: Pick<Export, "access">): string {
  return ACCESS_WORDS[access];
}

/** Who it is exported to, as written; `*` has a word. */
export function hostWords({ clients }: Pick<Export, "clients">): string {
  return clients.map(({ host }) => (host === "*" ? "everybody (*)" : host)).join(", ");
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
  return [
    ...(isMissing ? [{ label: "No such folder", tone: "bad" as const }] : []),
    ...counted(count("error"), "error", "bad"),
    ...risksOf(clients).map((risk) => ({ label: RISK_WORDS[risk].label, tone: riskTone(risk) })),
    ...counted(count("warning"), "warning", "warn"),
  ];
}

function risksOf(clients: readonly ExportClient[]): readonly Risk[] {
  return RISKS.filter((risk) => clients.some(({ risks }) => risks.includes(risk)));
}

function counted(count: number, noun: string, tone: Tone): readonly Attention[] {
  if (count === 0) return [];
  return [{ label: count === 1 ? `1 ${noun}` : `${String(count)} ${noun}s`, tone }];
}
