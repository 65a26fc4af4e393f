import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/words/t";

interface PagerProps {
  /** What is paged, for the accessible names: "revisions". */
  label: string;
  /** From 1. */
  page: number;
  pageSize: number;
  /** Rows in all pages. */
  total: number;
  onPageChange: (page: number) => void;
}

/** First, previous, next, last, and which rows are shown of how many. */
export function Pager({ label, page, pageSize, total, onPageChange }: PagerProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  const go = (to: number) => () => {
    onPageChange(to);
  };
  return (
    <nav aria-label={t("Pages of {label}", { label })} className="flex flex-wrap items-center gap-1">
      <IconButton label={t("First page")} icon={<ChevronFirst />} disabled={page <= 1} onClick={go(1)} />
      <IconButton
        label={t("Previous page")}
        icon={<ChevronLeft />}
        disabled={page <= 1}
        onClick={go(page - 1)}
      />
      <span className="px-1.5 text-ink tabular-nums">
        {t("Page {page, number} of {pages, number}", { page, pages })}
      </span>
      <IconButton
        label={t("Next page")}
        icon={<ChevronRight />}
        disabled={page >= pages}
        onClick={go(page + 1)}
      />
      <IconButton
        label={t("Last page")}
        icon={<ChevronLast />}
        disabled={page >= pages}
        onClick={go(pages)}
      />
      <span className="ml-auto pr-1 tabular-nums">
        {total === 0
          ? t("No {label}", { label })
          : t("{first, number}–{last, number} of {total, number} {label}", { first, last, total, label })}
      </span>
    </nav>
  );
}
