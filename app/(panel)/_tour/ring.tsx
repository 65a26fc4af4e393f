import { useEffect, useRef } from "react";

const ROOM = 4;

/** A frame around the control that is to be used: it lies above everything, takes no click, and follows the control as the page moves. */
export function Ring({ around }: { around: HTMLElement }) {
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const motion = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    around.scrollIntoView({ block: "nearest", inline: "nearest", behavior: motion });
    let frame = 0;
    const follow = () => {
      const { top, left, width, height } = around.getBoundingClientRect();
      const style = ring.current?.style;
      if (style) {
        style.transform = `translate(${String(left - ROOM)}px, ${String(top - ROOM)}px)`;
        style.width = `${String(width + 2 * ROOM)}px`;
        style.height = `${String(height + 2 * ROOM)}px`;
        style.visibility = width === 0 ? "hidden" : "visible";
      }
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [around]);
  return (
    <div
      ref={ring}
      aria-hidden
      data-tour-ring
      className="pointer-events-none invisible fixed top-0 left-0 z-50 rounded-md border-2 border-accent shadow-[0_0_0_4px_color-mix(in_srgb,var(--accent)_30%,transparent)]"
    />
  );
}
