import { STATE_WORDS, TUNNEL_STATES } from "@/lib/tunnels/tunnel-state";
import { t } from "@/lib/words/t";
import type { TunnelRow } from "../_queries";
import { fromWords } from "./tunnel-words";

export function stateOptions() {
  return [
    { value: "", label: t("All states") },
    ...TUNNEL_STATES.map((state) => ({ value: state, label: t(STATE_WORDS[state].word) })),
  ];
}

/** Profiles of a state (empty: of any) with every word of a search in what is on show. */
export function filterTunnels(
  rows: readonly TunnelRow[],
  search: string,
  state: string,
): readonly TunnelRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && state === "") return rows;
  return rows.filter((row) => {
    if (state !== "" && row.state !== state) return false;
    const places = row.exports.map(({ path, mountPoint }) => `${path} ${mountPoint}`);
    const word = t(STATE_WORDS[row.state].word);
    const text = [row.clientName, row.serverAddress, word, ...places, fromWords(row)]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** “12 tunnel profiles, 3 connected” */
export function totalWords(shown: readonly TunnelRow[], all: readonly TunnelRow[]): string {
  const connected = all.filter(({ state }) => state === "connected").length;
  const counts = { shown: shown.length, all: all.length, connected };
  return t(
    shown.length === all.length
      ? "{all, plural, one {# tunnel profile} other {# tunnel profiles}}, {connected, number} connected"
      : "{shown, number} of {all, plural, one {# tunnel profile} other {# tunnel profiles}}, {connected, number} connected",
    counts,
  );
}
