/**
 * What is measured again and again, and kept for the charts. Sessions and tunnels are numbers of them; `smb…`, `tunnels…` and `network…` bytes a
 * second; `cpu`, `memory` and `disk` per cent.
 */
export const FIGURES = [
  "sessionsEncrypted",
  /** Some of its messages were encrypted. */
  "sessionsPartial",
  "sessionsClear",
  "smbEncrypted",
  "smbClear",
  /** Of connections whose sessions are not all of one kind, or which are at no share yet. */
  "smbUnsorted",
  "tunnelsUp",
  /** From the clients to the server. */
  "tunnelsReceived",
  "tunnelsSent",
  "cpu",
  "memory",
  /** Of the file system that is fullest. */
  "disk",
  "networkReceived",
  "networkSent",
] as const;

export type Figure = (typeof FIGURES)[number];

/** Null: it was not measured, or could not be. */
export type Figures = Readonly<Record<Figure, number | null>>;

/** A value for each figure. */
export function eachFigure<T>(value: (figure: Figure) => T): Record<Figure, T> {
  const made = FIGURES.map((figure) => [figure, value(figure)] as const);
  return Object.fromEntries(made) as Record<Figure, T>;
}

export const NOTHING_MEASURED: Figures = eachFigure(() => null);
