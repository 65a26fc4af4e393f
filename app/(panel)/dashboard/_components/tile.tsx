import clsx from "clsx";
import Link from "next/link";
import { type ReactNode, useId } from "react";
import type { Tone } from "@/components/ui/badge";

interface TileProps {
  title: string;
  /** Where there is more of it. */
  href: string;
  link: string;
  children: ReactNode;
}

/** One figure of the dashboard, with what it means and the way to more of it. */
export function Tile({ title, href, link, children }: TileProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-1.5 rounded-md border border-line bg-sunken p-3"
    >
      <h2 id={id} className="text-xs font-semibold text-muted">
        {title}
      </h2>
      <div className="flex min-h-25 min-w-0 flex-1 flex-col gap-1.5">{children}</div>
      <Link href={href} className="self-start text-xs text-accent-ink underline underline-offset-2">
        {link}
      </Link>
    </section>
  );
}

const inks: Readonly<Record<Tone, string>> = {
  ok: "text-ok",
  warn: "text-warn",
  bad: "text-bad",
  quiet: "text-ink",
  accent: "text-accent-ink",
};

/** The figure itself, large; colour only helps what the words beside it say. */
export function BigFigure({ tone = "quiet", children }: { tone?: Tone | undefined; children: ReactNode }) {
  return (
    <p className={clsx("text-2xl leading-8 font-semibold tracking-tight tabular-nums", inks[tone])}>
      {children}
    </p>
  );
}
