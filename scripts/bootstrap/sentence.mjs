/** An expected failure of a script: its message is all the person is shown. Anything else thrown is a bug. */
export class Sentence extends Error {
  /** @override */
  name = "Sentence";
}

/**
 * What to print of something thrown: the sentence, or the whole trace of a bug.
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof Sentence) return error.message;
  if (error instanceof Error)
    return `This should not happen, please report it.\n${error.stack ?? error.message}`;
  return String(error);
}
