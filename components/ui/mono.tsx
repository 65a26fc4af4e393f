import clsx from "clsx";
import type { ReactNode } from "react";

/** Hosts, paths, commands, values of a config file: anything a person may type again letter by letter. */
export function Mono({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    <span className={clsx("font-mono text-[0.92em] [font-variant-ligatures:none]", className)}>
      {children}
    </span>
  );
}
