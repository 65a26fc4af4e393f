import { t } from "@/lib/words/t";
import type { Attention, AttentionFacts, TunnelFact } from "./attention-facts";

export function ofExports(exports: AttentionFacts["exports"]): readonly Attention[] {
  if (exports === null || exports.clear + exports.mixed === 0) return [];
  const text = t(
    "{count, plural, one {# NFS export is} other {# NFS exports are}} reachable in the clear, outside of a tunnel.",
    { count: exports.clear + exports.mixed },
  );
  return [
    { id: "clear-exports", severity: "warning", text, href: "/nfs-exports", action: t("Make tunnel-only") },
  ];
}

export function ofMountd(sentence: string | null): readonly Attention[] {
  if (sentence === null) return [];
  return [
    {
      id: "mountd",
      severity: "warning",
      text: sentence,
      href: "/nfs-exports",
      action: t("Pin mountd port"),
    },
  ];
}

export function ofTunnels(tunnels: readonly TunnelFact[]): readonly Attention[] {
  return tunnels.flatMap(({ id, clientName, trouble }): Attention[] =>
    trouble === null
      ? []
      : [
          {
            id: `tunnel-${id}`,
            severity: "warning",
            text: t("The tunnel of {clientName}: {trouble}", { clientName, trouble }),
            href: `/nfs-tunnels/${id}`,
            action: t("Open tunnel"),
          },
        ],
  );
}
