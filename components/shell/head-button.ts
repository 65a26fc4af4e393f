/** The look of a button in the header bar. */
export const headButton =
  "inline-flex h-7 shrink-0 items-center gap-1.5 rounded-sm border border-transparent px-1.5 text-xs text-head-ink " +
  "outline-offset-1 hover:border-head-muted/40 hover:bg-[rgb(255_255_255/0.12)] focus-visible:outline-head-ink " +
  "aria-expanded:bg-[rgb(255_255_255/0.16)] [&_svg]:size-4";
