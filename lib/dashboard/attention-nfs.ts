import type { Attention, AttentionFacts, TunnelFact } from "./attention-facts";
import { counted } from "./counted";

export function ofExports(exports: AttentionFacts["exports"]): readonly Attention[] {
  if (exports === null || exports.clear + exports.mixed === 0) return [];
  const text = `${counted(exports.clear + exports.mixed, "NFS export is", "NFS exports are")} reachable in the clear, outside of a tunnel.`;
  return [
    { id: "clear-exports", severity: "warning", text, href: "/nfs-exports", action: "Make tunnel-only" },
  ];
}

export function ofMountd(sentence: string | null): readonly Attention[] {
  if (sentence === null) return [];
  return [
    { id: "mountd", severity: "warning", text: sentence, href: "/nfs-exports", action: "Pin mountd port" },
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
            text: `The tunnel of ${clientName}: ${trouble}`,
            href: `/nfs-tunnels/${id}`,
            action: "Open tunnel",
          },
        ],
  );
}
