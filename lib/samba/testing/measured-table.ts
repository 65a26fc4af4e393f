import type { ClientOutcome, EncryptionState } from "../encryption-table";
import type { Stage } from "./private-smbd";

/** One pair of values, and what smbd 4.17.12 does with it. */
export interface MeasuredPair {
  readonly global: string;
  readonly share: string;
  /** With SMB 1 off, as it is by default. */
  readonly state: EncryptionState;
  /** A client of SMB 1, SMB 2.1, SMB 3.1.1, and SMB 3.1.1 that insists on encryption. */
  readonly clients: readonly [
    smb1: ClientOutcome,
    smb2: ClientOutcome,
    smb3: ClientOutcome,
    smb3Asking: ClientOutcome,
  ];
  /** A guest with a client of SMB 1, SMB 2.1 and SMB 3.1.1, at a share that admits guests. */
  readonly guests: readonly [smb1: ClientOutcome, smb2: ClientOutcome, smb3: ClientOutcome];
}

const OUTCOMES = { c: "clear", e: "encrypted", r: "refused" } as const;
type Letter = keyof typeof OUTCOMES;

function pair(
  global: string,
  share: string,
  state: EncryptionState,
  [smb1, smb2, smb3, asking]: readonly [Letter, Letter, Letter, Letter],
  [old, middle, recent]: readonly [Letter, Letter, Letter],
): MeasuredPair {
  return {
    global,
    share,
    state,
    clients: [OUTCOMES[smb1], OUTCOMES[smb2], OUTCOMES[smb3], OUTCOMES[asking]],
    guests: [OUTCOMES[old], OUTCOMES[middle], OUTCOMES[recent]],
  };
}

/**
 * Written down by hand from measurements with a real smbd and real clients, so that it cannot follow a mistake in the code:
 * the unit test holds the code against it, the integration test holds it against smbd. `unset` is no line at all.
 */
export const MEASURED: readonly MeasuredPair[] = [
  pair("unset", "unset", "on-request", ["c", "c", "c", "e"], ["c", "c", "c"]),
  pair("unset", "if_required", "on-request", ["c", "c", "c", "e"], ["c", "c", "c"]),
  pair("unset", "off", "on-request", ["c", "c", "c", "e"], ["c", "c", "c"]),
  pair("unset", "desired", "when-client-can", ["c", "c", "e", "e"], ["c", "c", "r"]),
  pair("unset", "required", "encrypted", ["r", "r", "e", "e"], ["r", "r", "r"]),
  pair("if_required", "unset", "on-request", ["c", "c", "c", "e"], ["c", "c", "c"]),
  pair("if_required", "if_required", "on-request", ["c", "c", "c", "e"], ["c", "c", "c"]),
  pair("if_required", "off", "on-request", ["c", "c", "c", "e"], ["c", "c", "c"]),
  pair("if_required", "desired", "when-client-can", ["c", "c", "e", "e"], ["c", "c", "r"]),
  pair("if_required", "required", "encrypted", ["r", "r", "e", "e"], ["r", "r", "r"]),
  pair("off", "unset", "clear", ["c", "c", "c", "r"], ["c", "c", "c"]),
  pair("off", "if_required", "clear", ["c", "c", "c", "r"], ["c", "c", "c"]),
  pair("off", "off", "clear", ["c", "c", "c", "r"], ["c", "c", "c"]),
  pair("off", "desired", "clear", ["c", "c", "c", "r"], ["c", "c", "c"]),
  pair("off", "required", "locked-out", ["r", "r", "r", "r"], ["r", "r", "r"]),
  pair("desired", "unset", "when-client-can", ["c", "c", "e", "e"], ["c", "c", "r"]),
  pair("desired", "if_required", "when-client-can", ["c", "c", "e", "e"], ["c", "c", "r"]),
  pair("desired", "off", "when-client-can", ["c", "c", "e", "e"], ["c", "c", "r"]),
  pair("desired", "desired", "when-client-can", ["c", "c", "e", "e"], ["c", "c", "r"]),
  pair("desired", "required", "encrypted", ["r", "r", "e", "e"], ["r", "r", "r"]),
  pair("required", "unset", "encrypted", ["r", "r", "e", "e"], ["r", "r", "r"]),
  pair("required", "if_required", "encrypted", ["c", "r", "e", "e"], ["c", "r", "r"]),
  pair("required", "off", "encrypted", ["c", "r", "e", "e"], ["c", "r", "r"]),
  pair("required", "desired", "encrypted", ["c", "r", "e", "e"], ["c", "r", "r"]),
  pair("required", "required", "encrypted", ["r", "r", "e", "e"], ["r", "r", "r"]),
];

/** Pairs of which the same holds, and how far a client of SMB 2.1, SMB 3.1.1 and SMB 3.1.1 that insists gets with them. */
export interface MeasuredStages {
  readonly globals: readonly string[];
  readonly shares: readonly string[];
  readonly stages: readonly [smb2: Stage, smb3: Stage, smb3Asking: Stage];
}

const SESSION = "session encrypted";
const SHARE = "share encrypted";
const AT_SHARE = "refused at tree connect";
const NOT_OFFERED = "refused, no encryption offered";
const NOTHING = ["unset", "if_required"];
const ALL = [...NOTHING, "off", "desired", "required"];

/** Written down by hand as well, row by row as people read the table. */
export const MEASURED_STAGES: readonly MeasuredStages[] = [
  { globals: NOTHING, shares: [...NOTHING, "off"], stages: ["clear", "clear", "client encrypts"] },
  { globals: NOTHING, shares: ["desired"], stages: ["clear", SHARE, SHARE] },
  { globals: NOTHING, shares: ["required"], stages: [AT_SHARE, SHARE, SHARE] },
  { globals: ["off"], shares: [...NOTHING, "off", "desired"], stages: ["clear", "clear", NOT_OFFERED] },
  { globals: ["off"], shares: ["required"], stages: [AT_SHARE, AT_SHARE, NOT_OFFERED] },
  { globals: ["desired"], shares: [...NOTHING, "off", "desired"], stages: ["clear", SESSION, SESSION] },
  { globals: ["desired"], shares: ["required"], stages: [AT_SHARE, SESSION, SESSION] },
  { globals: ["required"], shares: ALL, stages: ["refused at session setup", SESSION, SESSION] },
];
