import { CircleAlert, CircleCheck } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { t } from "@/lib/words/t";

/** How a test of a tunnel ended: icon, word and colour. */
export function TestBadge({ passed }: { passed: boolean }) {
  return passed ? (
    <Badge tone="ok" icon={<CircleCheck aria-hidden />}>
      {t("Passed")}
    </Badge>
  ) : (
    <Badge tone="bad" icon={<CircleAlert aria-hidden />}>
      {t("Failed")}
    </Badge>
  );
}
