import type { Figure } from "@/lib/dashboard/figures";
import { bytesWords } from "@/lib/shared/bytes-words";
import { number, percent } from "@/lib/words/format";
import { msg } from "@/lib/words/t";

export interface Line {
  readonly figure: Figure;
  /** Marked for the catalogues, as all texts here are. */
  readonly label: string;
  /** Token of the colour; lines differ in their dashes as well. */
  readonly colour: "--ok" | "--bad" | "--warn" | "--accent" | "--quiet";
  /** Pixels on and off; none: drawn through. */
  readonly dash: readonly number[];
}

export interface ChartKind {
  readonly id: string;
  readonly title: string;
  /** What is counted, and what is not. */
  readonly note: string;
  readonly lines: readonly Line[];
  readonly words: (value: number) => string;
  /** The top of the axis is at least this, or just this. */
  readonly top: { readonly atLeast: number } | { readonly always: number };
  /** Of a count there is no half: its axis has whole numbers. */
  readonly unit: "count" | "rate" | "per cent";
}

const rate = (value: number) => `${bytesWords(value)}/s`;
const perCent = (value: number) => percent(value, { maximumFractionDigits: 1 });
const count = (value: number) => number(value, { maximumFractionDigits: 1 });

const THROUGH: readonly number[] = [];
const DASHED = [6, 4];
const DOTTED = [2, 3];

/** The charts of the dashboard, in their order. */
export const CHARTS: readonly ChartKind[] = [
  {
    id: "sessions",
    title: msg("Sessions"),
    note: msg("Clients at shares, as smbstatus tells every ten seconds; longer spans show means."),
    lines: [
      { figure: "sessionsEncrypted", label: msg("encrypted"), colour: "--ok", dash: THROUGH },
      { figure: "sessionsClear", label: msg("in the clear"), colour: "--bad", dash: DASHED },
      { figure: "sessionsPartial", label: msg("in part"), colour: "--warn", dash: DOTTED },
    ],
    words: count,
    top: { atLeast: 4 },
    unit: "count",
  },
  {
    id: "smb-traffic",
    title: msg("SMB traffic"),
    note: msg(
      "Both ways, from the kernel's counters of each connection to smbd, every ten seconds. smbstatus counts no bytes: a connection counts as its sessions are then; one whose sessions differ, or that is at no share, is not told apart. What came and went between two looks is not in it.",
    ),
    lines: [
      { figure: "smbEncrypted", label: msg("encrypted"), colour: "--ok", dash: THROUGH },
      { figure: "smbClear", label: msg("in the clear"), colour: "--bad", dash: DASHED },
      { figure: "smbUnsorted", label: msg("not told apart"), colour: "--quiet", dash: DOTTED },
    ],
    unit: "rate",
    words: rate,
    top: { atLeast: 1_000 },
  },
  {
    id: "tunnel-traffic",
    title: msg("NFS tunnel traffic"),
    note: msg("What all tunnels carry inside SSH, from the kernel's counters of their connections."),
    lines: [
      { figure: "tunnelsSent", label: msg("to the clients"), colour: "--accent", dash: THROUGH },
      { figure: "tunnelsReceived", label: msg("from the clients"), colour: "--warn", dash: DASHED },
    ],
    unit: "rate",
    words: rate,
    top: { atLeast: 1_000 },
  },
  {
    id: "tunnels-up",
    title: msg("Connected NFS tunnels"),
    note: msg("Tunnels that were up."),
    lines: [{ figure: "tunnelsUp", label: msg("up"), colour: "--accent", dash: THROUGH }],
    words: count,
    top: { atLeast: 4 },
    unit: "count",
  },
  {
    id: "load",
    title: msg("CPU, memory and disk"),
    note: msg(
      "CPU of all processors together; memory that no program can be given; disk of the file system that is fullest.",
    ),
    lines: [
      { figure: "cpu", label: msg("CPU"), colour: "--accent", dash: THROUGH },
      { figure: "memory", label: msg("memory"), colour: "--warn", dash: DASHED },
      { figure: "disk", label: msg("disk"), colour: "--quiet", dash: DOTTED },
    ],
    unit: "per cent",
    words: perCent,
    top: { always: 100 },
  },
  {
    id: "network",
    title: msg("Network"),
    note: msg("All that goes through the appliance's interfaces, not only files."),
    lines: [
      { figure: "networkSent", label: msg("out"), colour: "--accent", dash: THROUGH },
      { figure: "networkReceived", label: msg("in"), colour: "--warn", dash: DASHED },
    ],
    unit: "rate",
    words: rate,
    top: { atLeast: 1_000 },
  },
];
