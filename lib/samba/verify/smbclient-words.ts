/** How far smbclient came, from what it writes to standard error (Samba 4.17). */
export type SmbclientState =
  /** Still on its way, or it ended without a word that is known. */
  | { readonly at: "silent" }
  | { readonly at: "unreachable"; readonly status: string }
  /** Refused, with Samba's status: no common version, at the sign-in, or at the share. */
  | { readonly at: "negotiation" | "sign-in" | "share"; readonly status: string }
  /** It gave up by itself: it insists on encryption, and the server offers none. */
  | { readonly at: "insisting" }
  | { readonly at: "connected"; readonly connection: Connected };

export interface Connected {
  /** As `smbstatus` names the connection, for SMB 2 and 3; SMB 1 counts them on its own. */
  readonly treeConnectId: string;
  /** Whether the look for a file is over. */
  readonly looked: boolean;
  /** The look was denied. */
  readonly filesDenied: boolean;
}

const REFUSALS = [
  ["unreachable", /Connection to .* failed \(Error (NT_STATUS_\w+)\)/],
  ["negotiation", /protocol negotiation failed: (NT_STATUS_\w+)/],
  ["sign-in", /session setup failed: (NT_STATUS_\w+)/],
  ["share", /tree connect failed: (NT_STATUS_\w+)/],
] as const;

/** Reads what smbclient has written so far when started with `smbclientArguments`. Takes any text. */
export function readSmbclientWords(text: string): SmbclientState {
  const marks = [...text.matchAll(/^current tid is (-?\d+)\n/gm)];
  const [first] = marks;
  if (first) {
    return {
      at: "connected",
      connection: {
        treeConnectId: unsigned(Number(first[1])),
        looked: marks.length > 1,
        filesDenied: /^NT_STATUS_ACCESS_DENIED listing /m.test(text),
      },
    };
  }
  for (const [at, pattern] of REFUSALS) {
    const status = pattern.exec(text)?.[1];
    if (status !== undefined) return { at, status };
  }
  return /^Encryption required and /m.test(text) ? { at: "insisting" } : { at: "silent" };
}

/** smbclient prints the number with a sign, smbstatus without (measured: -1470376291 is 2824591005). */
function unsigned(id: number): string {
  return String(id >>> 0);
}
