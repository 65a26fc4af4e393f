/** What a note of a session says: a file of `name=value` lines that the hold script writes. Times are in seconds since 1970. */
export interface SessionNote {
  readonly profile: string;
  /** `SSH_CONNECTION`: the client's address and port, the server's address and port. */
  readonly connection: string;
  /** Of the script itself. The note is stale where no such process is. */
  readonly pid: number;
  /** Of the sshd process that serves the session: ending it ends the session and its forwards. */
  readonly sshd: number;
  readonly since: number;
  /** When the script stops holding; undefined where it holds for good. Connections still open outlive it. */
  readonly until: number | undefined;
}

/** Reads a note; undefined where it is none, or not whole. The last line is `until`, so half a note is none. */
export function readSessionNote(text: string): SessionNote | undefined {
  const found =
    /^profile=([A-Za-z0-9-]+)\nconnection=(.*)\npid=(\d+)\nsshd=(\d+)\nsince=(\d+)\nuntil=(\d+|always)\n$/.exec(
      text,
    );
  if (!found) return undefined;
  const [, profile = "", connection = "", pid, sshd, since, until] = found;
  return {
    profile,
    connection,
    pid: Number(pid),
    sshd: Number(sshd),
    since: Number(since),
    until: until === "always" ? undefined : Number(until),
  };
}
