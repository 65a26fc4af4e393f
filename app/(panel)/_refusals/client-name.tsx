import { Badge } from "@/components/ui/badge";
import { Mono } from "@/components/ui/mono";
import { t } from "@/lib/words/t";
import type { Refusal } from "./refusals-query";

/** Which client it was: its address, and the name it goes by where that is known. */
export function ClientName({ refusal }: { refusal: Refusal }) {
  const { client, demo, ownCheck, workstation } = refusal;
  const name = demo ?? workstation;
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5">
      {client === null ? <span className="text-muted">{t("not told")}</span> : <Mono>{client}</Mono>}
      {name !== null && name !== client && <span className="truncate">{name}</span>}
      {demo !== null && <Badge tone="accent">{t("Demo")}</Badge>}
      {ownCheck && (
        <Badge title={t("A check that this panel made itself: no client was refused")}>
          {t("Own check")}
        </Badge>
      )}
    </span>
  );
}
