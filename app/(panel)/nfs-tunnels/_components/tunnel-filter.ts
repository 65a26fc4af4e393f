import { STATE_WORDS, TUNNEL_STATES } from "@/lib/tunnels/tunnel-state";
import type { TunnelRow } from "../_queries";

export const STATE_OPTIONS = [
  { value: "", label: "All states" },
  ...TUNNEL_STATES.map((state) => ({ value: state, label: STATE_WORDS[state].word })),
];

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
    const from = row.live?.from ?? [];
    const text = [row.clientName, row.serverAddress, STATE_WORDS[row.state].word, ...places, ...from]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** “12 tunnel profiles, 3 connected” */
export function totalWords(shown: readonly TunnelRow[], all: readonly TunnelRow[]): string {
  const number = (count: number) => count.toLocaleString("en");
  const connected = all.filter(({ state }) => state === "connected").length;
  const of =
    shown.length === all.length ? number(all.length) : `${number(shown.length)} of ${number(all.length)}`;
  return `${of} tunnel ${all.length === 1 ? "profile" : "profiles"}, ${number(connected)} connected`;
}
