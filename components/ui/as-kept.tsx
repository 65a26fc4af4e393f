import type { ReactNode } from "react";

/** What the panel keeps of what was done is English whoever reads it: a screen reader has to read it so. */
export function AsKept({ children }: { children: ReactNode }) {
  return <span lang="en">{children}</span>;
}
