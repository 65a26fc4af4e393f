import clsx from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { msg, t } from "@/lib/words/t";

type AlertKind = "info" | "success" | "warning" | "error";

const looks: Record<AlertKind, { word: string; look: string; icon: ReactNode }> = {
  info: {
    word: msg("Note"),
    look: "border-line-strong bg-accent-soft [--mark:var(--accent-ink)]",
    icon: <Info />,
  },
  success: { word: msg("Done"), look: "border-ok-line bg-ok-soft [--mark:var(--ok)]", icon: <CircleCheck /> },
  warning: {
    word: msg("Warning"),
    look: "border-warn-line bg-warn-soft [--mark:var(--warn)]",
    icon: <TriangleAlert />,
  },
  error: {
    word: msg("Error"),
    look: "border-bad-line bg-bad-soft [--mark:var(--bad)]",
    icon: <CircleAlert />,
  },
};

interface AlertProps {
  kind: AlertKind;
  /** One line that says what happened; without it the children stand alone. */
  title?: ReactNode;
  /** What it means and what to do next. */
  children?: ReactNode;
  /** A program's own words (testparm, smbd), shown as they are. */
  detail?: string | undefined;
  /** Buttons. */
  actions?: ReactNode;
  /** Called when somebody has read it, and wants it gone. */
  onDismiss?: (() => void) | undefined;
  /** Speaks up by itself in a screen reader when it appears: for what answers a click. */
  announce?: boolean | undefined;
  className?: string | undefined;
}

export function Alert(props: AlertProps) {
  const { kind, title, children, detail, actions, onDismiss, announce = false, className } = props;
  const { word, look, icon } = looks[kind];
  const role = kind === "error" ? "alert" : "status";
  return (
    <div
      role={announce ? role : undefined}
      className={clsx("flex gap-2.5 rounded-md border px-3 py-2", look, className)}
    >
      <span aria-hidden className="mt-0.5 shrink-0 text-(--mark) [&_svg]:size-4">
        {icon}
      </span>
      <div className="min-w-0 flex-1">
        <span className="sr-only">{t(word)}: </span>
        {title !== undefined && <p className="font-semibold text-(--mark)">{title}</p>}
        {children !== undefined && <div className="text-ink [overflow-wrap:anywhere]">{children}</div>}
        {detail !== undefined && detail !== "" && (
          <pre
            // A scrolling box must be reachable by keyboard.
            tabIndex={0}
            aria-label={t("The program's own words")}
            role="region"
            className="mt-1.5 max-h-40 overflow-auto rounded-sm border border-line bg-surface px-2 py-1 font-mono text-xs whitespace-pre-wrap"
          >
            {detail}
          </pre>
        )}
        {actions !== undefined && <div className="mt-2 flex flex-wrap gap-1.5">{actions}</div>}
      </div>
      {onDismiss !== undefined && (
        <button
          type="button"
          aria-label={t("Dismiss")}
          title={t("Dismiss")}
          onClick={onDismiss}
          className="-my-1 -mr-2 grid size-8 shrink-0 place-items-center rounded-sm text-muted hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
