import { useNoticedAction } from "@/components/shell/use-noticed-action";
import type { Notice } from "@/components/ui/result-notice";
import { t } from "@/lib/words/t";
import { switchTunnelAction } from "../actions";

/** Lets a disabled profile's client in again: nobody loses anything, so nobody is asked. */
export function useEnable(onNotice: (notice: Notice) => void) {
  return useNoticedAction({
    run: (id: string) => switchTunnelAction({ id, enabled: true }),
    unsure: t("The list tells how the tunnel stands."),
    onNotice,
    onSettled: () => undefined,
  });
}
