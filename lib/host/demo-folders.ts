/** The folders that the box shares, as a demo begins with them. */
export interface DemoFolders {
  /**
   * Puts back what people changed in them; what they added or changed lies in `folder` from then on, until the next time. Throws where the
   * disk does not let it.
   */
  restore(): Promise<RestoredFolders>;
}

export interface RestoredFolders {
  /** Files and folders. */
  readonly putAside: number;
  /** Absolute. */
  readonly folder: string;
}
