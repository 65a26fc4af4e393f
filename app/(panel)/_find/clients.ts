import { msg, t } from "@/lib/words/t";
import type { Refusal } from "../_refusals/refusals-query";
import type { Session } from "../_sessions/sessions-query";
import type { TunnelRow } from "../nfs-tunnels/_queries";
import { bothWays, type Found } from "./found";

/** Who is connected, who was refused, and who has a tunnel: each client once in each, with the page that shows it. */
export function clientsFound(
  sessions: readonly Session[],
  refusals: readonly Refusal[],
  tunnels: readonly TunnelRow[],
): readonly Found[] {
  return [
    ...byClient(sessions, ({ client }) => client).map(connected),
    ...byClient(refusals, ({ client }) => client ?? "").map(refused),
    ...tunnels.flatMap(tunnelled),
  ];
}

type Several<Item> = readonly [Item, ...Item[]];

function byClient<Item>(
  items: readonly Item[],
  clientOf: (item: Item) => string,
): readonly (readonly [string, Several<Item>])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const client = clientOf(item);
    if (client === "") continue;
    const group = groups.get(client);
    if (group) group.push(item);
    else groups.set(client, [item]);
  }
  return [...groups];
}

function connected([client, sessions]: readonly [string, Several<Session>]): Found {
  const [{ id, demo, machine }] = sessions;
  const clear = sessions.filter(({ encryption }) => encryption !== "encrypted").length;
  const values = { sessions: sessions.length, clear };
  return {
    id: `connected ${client}`,
    kind: "client",
    label: nameOf(client, demo ?? machine),
    detail:
      clear === 0
        ? t("connected: {sessions, plural, =1 {one session} other {{sessions} sessions}}, encrypted", values)
        : t(
            "connected: {sessions, plural, =1 {one session} other {{sessions} sessions}}, {clear} not encrypted",
            values,
          ),
    words: [
      ...bothWays(msg("connected")),
      ...bothWays(clear === 0 ? msg("encrypted") : msg("not encrypted")),
      ...sessions.flatMap(({ user, share }) => [user, share]),
    ],
    goal: { go: `/sessions?${new URLSearchParams({ client, session: id }).toString()}` },
  };
}

function refused([client, refusals]: readonly [string, Several<Refusal>]): Found {
  const [{ id, demo, workstation, reason }] = refusals;
  return {
    id: `refused ${client}`,
    kind: "client",
    label: nameOf(client, demo ?? workstation),
    detail: t("refused: {reason}", { reason }),
    words: [
      ...bothWays(msg("refused")),
      ...refusals.flatMap(({ user, share, reason: each }) => [user ?? "", share ?? "", each]),
    ],
    goal: { go: `/refused-clients?${new URLSearchParams({ client, refusal: id }).toString()}` },
  };
}

/** Where a tunnel comes from; its client's own name finds the profile. */
function tunnelled({ id, clientName, live }: TunnelRow): readonly Found[] {
  return (live?.from ?? []).map((address) => ({
    id: `tunnel of ${id} from ${address}`,
    kind: "client",
    label: nameOf(address, clientName),
    detail: t("has a tunnel open"),
    words: bothWays(msg("tunnel")),
    goal: { go: `/nfs-tunnels?tunnel=${id}` },
  }));
}

function nameOf(client: string, name: string | null): string {
  return name === null || name === client ? client : `${name} (${client})`;
}
