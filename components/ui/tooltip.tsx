"use client";

import dynamic from "next/dynamic";
import { Slot } from "radix-ui";
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { TooltipBubbleProps } from "@/components/ui/tooltip-bubble";

/** Comes when something that has a tooltip is first pointed at. */
const TooltipBubble = dynamic(
  () => import("@/components/ui/tooltip-bubble").then((part) => part.TooltipBubble),
  { ssr: false },
);

/** Milliseconds: how long a pointer rests before the tooltip shows, and how long it may be on its way to the tooltip. */
const RESTS = 350;
const LEAVES = 150;

interface TooltipProps {
  /** The name of what it belongs to, which that has as its accessible name: a tooltip tells nothing that is not told otherwise. */
  label: string;
  /** One element that can be focused or hovered. */
  children: ReactNode;
  side?: TooltipBubbleProps["side"] | undefined;
}

export function Tooltip({ label, children, side = "bottom" }: TooltipProps) {
  const [place, setPlace] = useState<DOMRect | null>(null);
  const [isWanted, setWanted] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = (next: DOMRect | null, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setPlace(next);
    }, ms);
  };
  const close = () => {
    soon(null, 0);
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return (
    <>
      <Slot.Root
        onPointerEnter={(event: PointerEvent) => {
          if (event.pointerType === "touch") return;
          setWanted(true);
          soon(event.currentTarget.getBoundingClientRect(), RESTS);
        }}
        onPointerLeave={() => {
          soon(null, LEAVES);
        }}
        onPointerDown={close}
        onFocus={({ currentTarget }) => {
          if (!currentTarget.matches(":focus-visible")) return;
          setWanted(true);
          soon(currentTarget.getBoundingClientRect(), 0);
        }}
        onBlur={close}
      >
        {children}
      </Slot.Root>
      {isWanted && (
        <TooltipBubble
          label={label}
          side={side}
          place={place}
          onReached={() => {
            clearTimeout(timer.current);
          }}
          onClose={close}
        />
      )}
    </>
  );
}
