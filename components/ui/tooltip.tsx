"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface TooltipProps {
  /** A short sentence. It repeats or explains: nothing may be reachable through a tooltip alone. */
  content: ReactNode;
  /** One element that can be focused or hovered. */
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left" | undefined;
}

export function Tooltip({ content, children, side = "bottom" }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={150}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={5}
            collisionPadding={8}
            className="z-50 max-w-80 rounded-md border border-line-strong bg-raised px-2 py-1 text-xs text-ink shadow-float"
          >
            {content}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
