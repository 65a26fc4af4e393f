/**
 * An expected failure, told to a person.
 *
 * `message` says what happened, what it means and what to do next. `detail` holds the words of the program
 * that refused (testparm, smbd, the kernel), kept apart so that a page can show them as they are. `fields` maps a form
 * field's name to its messages.
 */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly detail?: string;
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

/** Expected failures are values; bugs throw. */
export type Result<T, E extends Failure = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<E extends Failure>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
