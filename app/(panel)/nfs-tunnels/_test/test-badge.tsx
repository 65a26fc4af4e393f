import { CircleAlert, CircleCheck } from "lucide-react";
import { Badge } from "@/components/ui/badge";

/** How a test of a tunnel ended: icon, word and colour. */
export function TestBadge({ passed }: { passed: boolean }) {
  return passed ? (
    <Badge tone="ok" icon={<CircleCheck aria-hidden />}>
      Passed
    </Badge>
  ) : (
    <Badge tone="bad" icon={<CircleAlert aria-hidden />}>
      Failed
    </Badge>
  );
}
