/** One thing that an installation has to have. */
export interface Step {
  readonly title: string;
  /** What is to be done for it, in a few words; null where it is as it should be. */
  needs(): Promise<string | null>;
  do(): Promise<void>;
}
