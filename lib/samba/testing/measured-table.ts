import type { ClientOutcome, EncryptionState } from "../encryption-table";

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
