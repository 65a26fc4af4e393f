import { Spinner } from "@/components/ui/spinner";
import { t } from "@/lib/words/t";

export default function Loading() {
  return (
    <p role="status" className="flex items-center gap-2 p-3 text-muted">
      <Spinner /> {t("Loading the page…")}
    </p>
  );
}
