"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { type ReactNode, type Ref, useId, useState } from "react";
import { wake } from "@/components/ui/early-press";
import { Rich } from "@/components/ui/rich";

interface PanelProps {
  title: ReactNode;
  /** A lucide icon element before the title. */
  icon?: ReactNode;
  /** Heading level of the title: 1 for a page's own panel, 2 for panels within. */
  level?: 1 | 2 | 3 | undefined;
  /** Buttons at the right end of the title bar. */
  tools?: ReactNode;
  /** A `<ToolBar>` under the title bar. */
  toolBar?: ReactNode;
  /** Under the body: a `<Pager>`, a line of totals. */
  footer?: ReactNode;
  /** Gives the title bar a button that folds the body away. */
  collapsible?: boolean | undefined;
  defaultOpen?: boolean | undefined;
  /** The body grows to the room there is and its content scrolls by itself (grids, the editor). */
  fill?: boolean | undefined;
  /** Leaves out the body's padding, for content that draws to the edge. */
  flush?: boolean | undefined;
  className?: string | undefined;
  ref?: Ref<HTMLElement> | undefined;
  children: ReactNode;
}

/** A framed panel with a gradient title bar. A landmark region named by its title. */
export function Panel(props: PanelProps) {
  const {
    title,
    icon,
    level = 2,
    tools,
    toolBar,
    footer,
    fill = false,
    flush = false,
    className,
    ref,
    children,
  } = props;
  const { collapsible = false, defaultOpen = true } = props;
  const titleId = useId();
  const bodyId = useId();
  const [isOpen, setOpen] = useState(defaultOpen);
  const Heading = `h${level}` as const;
  return (
    <section
      ref={ref}
      data-part
      aria-labelledby={titleId}
      className={clsx(
        "flex min-w-0 flex-col overflow-hidden rounded-md border border-line-strong bg-surface shadow-panel",
        fill ? "min-h-64 flex-1" : "shrink-0",
        className,
      )}
    >
      <div
        ref={wake}
        className="title-bar flex min-h-bar items-center gap-2 border-b border-line-strong px-2.5 py-0.5"
      >
        {icon !== undefined && (
          <span aria-hidden className="flex shrink-0 [&_svg]:size-4">
            {icon}
          </span>
        )}
        <Heading id={titleId} className="min-w-0 truncate text-sm font-semibold tracking-[-0.003em]">
          {title}
        </Heading>
        <div className="ml-auto flex shrink-0 items-center gap-1">
          {tools}
          {collapsible && (
            <FoldButton
              title={title}
              body={bodyId}
              isOpen={isOpen}
              onTurn={() => {
                setOpen(!isOpen);
              }}
            />
          )}
        </div>
      </div>
      <div
        id={bodyId}
        hidden={!isOpen}
        className={clsx(isOpen && "flex min-w-0 flex-col", fill && "min-h-0 flex-1")}
      >
        {isOpen && (
          <>
            {toolBar}
            <div className={clsx("min-w-0", fill && "flex min-h-0 flex-1 flex-col", !flush && "p-3")}>
              {children}
            </div>
            {footer !== undefined && (
              <div className="tool-bar border-t border-line px-2.5 py-1 text-xs text-muted">{footer}</div>
            )}
          </>
        )}
      </div>
    </section>
  );
}

interface FoldButtonProps {
  title: ReactNode;
  /** Id of what it folds away. */
  body: string;
  isOpen: boolean;
  onTurn: () => void;
}

function FoldButton({ title, body, isOpen, onTurn }: FoldButtonProps) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls={body}
      onClick={onTurn}
      className="flex size-6 items-center justify-center rounded-sm hover:bg-accent-soft"
    >
      <ChevronDown aria-hidden className={clsx("size-4 transition-transform", !isOpen && "-rotate-90")} />
      <span className="sr-only">
        <Rich text="Details of {title}" values={{ title }} />
      </span>
    </button>
  );
}
