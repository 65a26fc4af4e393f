"use client";

import { Tooltip as Radix } from "radix-ui";
import { createPortal } from "react-dom";

export interface TooltipBubbleProps {
  label: string;
  side: "top" | "right" | "bottom" | "left";
  /** Where on the screen its owner lies; null while it is not shown. */
  place: DOMRect | null;
  /** The pointer has come to the bubble itself. */
  onReached: () => void;
  onClose: () => void;
}

/** What `Tooltip` loads: the bubble, beside a stand-in that lies where its owner does. */
export function TooltipBubble({ label, side, place, onReached, onClose }: TooltipBubbleProps) {
  if (place === null) return null;
  const { left, top, width, height } = place;
  return (
    <Radix.Provider>
      <Radix.Root
        open
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
      >
        {createPortal(
          <Radix.Trigger asChild>
            <span aria-hidden className="pointer-events-none fixed" style={{ left, top, width, height }} />
          </Radix.Trigger>,
          document.body,
        )}
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={5}
            collisionPadding={8}
            onPointerEnter={onReached}
            onPointerLeave={onClose}
            className="z-50 max-w-80 rounded-md border border-line-strong bg-raised px-2 py-1 text-xs text-ink shadow-float"
          >
            {label}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
