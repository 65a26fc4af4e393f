import { t } from "@/lib/words/t";
import { addressOf } from "./attention-address";
import type { Attention, AttentionFacts, AttentionReader, TunnelFact, TunnelRemedy } from "./attention-facts";

export function ofExports(
  exports: AttentionFacts["openExports"],
  { mayChange }: AttentionReader,
): readonly Attention[] {
  if (exports === null || exports.count === 0) return [];
  const text = t(
    "{count, plural, one {# NFS export is} other {# NFS exports are}} reachable in the clear, outside of a tunnel.",
    { count: exports.count },
  );
  const href = addressOf("/nfs-exports", {
    export: exports.paths,
    do: mayChange ? "tunnel-only" : null,
  });
  const action = t(mayChange ? "Make tunnel-only" : "Open NFS Exports");
  return [{ id: "clear-exports", severity: "warning", text, href, action }];
}

export function ofMountd(sentence: string | null, { mayChange }: AttentionReader): readonly Attention[] {
  if (sentence === null) return [];
  const href = addressOf("/nfs-exports", { do: mayChange ? "pin" : "see-ports" });
  const action = t(mayChange ? "Pin mountd port" : "See NFS ports");
  return [{ id: "mountd", severity: "warning", text: sentence, href, action }];
}

export function ofTunnels(
  tunnels: readonly TunnelFact[],
  { mayChange, mayReachOut }: AttentionReader,
): readonly Attention[] {
  return tunnels.flatMap(({ id, clientName, isThisHost, trouble, remedy }): Attention[] =>
    trouble === null
      ? []
      : [
          {
            id: `tunnel-${id}`,
            severity: "warning",
            text: t("The tunnel of {clientName}: {trouble}", { clientName, trouble }),
            ...wayTo(id, mayChange && (mayReachOut || !isThisHost) ? remedy : null),
          },
        ],
  );
}

/** The words are those of the buttons that it leads to. */
function wayTo(id: string, remedy: TunnelRemedy | null): Pick<Attention, "href" | "action"> {
  const page = `/nfs-tunnels/${id}`;
  switch (remedy) {
    case "confirm-host-key":
      return { href: addressOf(page, { do: remedy }), action: t("Confirm host key") };
    case "make-key":
      return { href: addressOf(page, { do: remedy }), action: t("Make key") };
    case "test":
      return { href: addressOf("/nfs-tunnels", { tunnel: id, do: remedy }), action: t("Test tunnel") };
    case null:
      return { href: page, action: t("Open tunnel") };
  }
}
