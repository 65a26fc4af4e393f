/**
 * What whoever started the panel is told of a certificate that nobody vouches for.
 *
 * @param fingerprint SHA-256, as browsers show it
 */
export function certificateNotice(fingerprint: string): string {
  return `Its certificate is its own. The browser warns once; compare what it shows with SHA-256 ${fingerprint}`;
}

/**
 * What the server itself prints once it listens. `npm run up`, which it tells by message, has its own lines, and prints the notice among
 * them; under systemd the journal is all there is.
 */
export function servingLines(serving: {
  readonly at: string;
  readonly pid: number;
  /** Of a certificate of the panel's own; null: none, or somebody else's. */
  readonly fingerprint: string | null;
  /** Started by `npm run up`. */
  readonly isSupervised: boolean;
}): readonly string[] {
  const { at, pid, fingerprint, isSupervised } = serving;
  const line = `Serving ${at}, process ${String(pid)}.`;
  return fingerprint === null || isSupervised ? [line] : [line, certificateNotice(fingerprint)];
}
