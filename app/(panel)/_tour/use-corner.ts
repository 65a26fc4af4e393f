import { type RefObject, useEffect, useState } from "react";

const CORNERS = {
  "bottom-right": "right-3 bottom-3",
  "bottom-left": "left-3 bottom-3",
  "top-right": "right-3 top-14",
  "top-left": "left-3 top-14",
} as const;

type Corner = keyof typeof CORNERS;

const EVERY_MS = 250;
const ROOM = 8;

/** The corner of the window in which the panel does not lie over what it points at; classes for it. Something large is always partly under it. */
export function useCorner(panel: RefObject<HTMLElement | null>, target: HTMLElement | undefined): string {
  const [corner, setCorner] = useState<Corner>("bottom-right");
  useEffect(() => {
    if (target === undefined) return;
    const place = () => {
      const size = panel.current?.getBoundingClientRect();
      const there = target.getBoundingClientRect();
      if (size === undefined || isLarge(there)) return;
      const free = (one: Corner) => !meets(boxIn(one, size), there);
      setCorner((now) => (free(now) ? now : ((Object.keys(CORNERS) as Corner[]).find(free) ?? now)));
    };
    place();
    const timer = setInterval(place, EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [panel, target]);
  return CORNERS[corner];
}

function isLarge({ width, height }: DOMRect): boolean {
  return width * height > 0.2 * window.innerWidth * window.innerHeight;
}

function boxIn(corner: Corner, { width, height }: DOMRect): DOMRect {
  const left = corner.endsWith("right") ? window.innerWidth - width - 12 : 12;
  const top = corner.startsWith("bottom") ? window.innerHeight - height - 12 : 56;
  return new DOMRect(left, top, width, height);
}

function meets(one: DOMRect, other: DOMRect): boolean {
  return (
    one.left < other.right + ROOM &&
    one.right > other.left - ROOM &&
    one.top < other.bottom + ROOM &&
    one.bottom > other.top - ROOM
  );
}
