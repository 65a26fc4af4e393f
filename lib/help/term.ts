export interface Term {
  /** As it is headed; links name it by this, without case. */
  readonly term: string;
  /** Other forms that links and searches use. */
  readonly also: readonly string[];
  /** Text of the same kind as a topic's. */
  readonly meaning: string;
}
