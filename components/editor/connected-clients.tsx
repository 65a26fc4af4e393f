import { Alert } from "@/components/ui/alert";
import { Badge, type Tone } from "@/components/ui/badge";
import { Mono } from "@/components/ui/mono";
import type { Activation, ConnectedClient, Review } from "@/lib/use-cases/change-types";
import { msg, t } from "@/lib/words/t";

const MOST_SHOWN = 50;

type Fate = ConnectedClient["fate"];

/** Whom it hits hardest comes first: nobody may be hidden among thousands to whom nothing happens. */
const FATES: readonly { readonly fate: Fate; readonly tone: Tone; readonly words: string }[] = [
  { fate: "refused", tone: "bad", words: msg("{count, number} refused after a restart") },
  { fate: "loses-encryption", tone: "bad", words: msg("{count, number} in the clear after a restart") },
  { fate: "unknown", tone: "quiet", words: msg("{count, number} not known") },
  { fate: "encrypts", tone: "warn", words: msg("{count, number} encrypted after a restart") },
  { fate: "stays-clear", tone: "warn", words: msg("{count, number} in the clear as before") },
  { fate: "stays-encrypted", tone: "ok", words: msg("{count, number} encrypted as before") },
];

interface ConnectedClientsProps {
  review: Review;
  activation: Activation;
}

/** Who is connected now, and what the change does to them; or why that is not known. */
export function ConnectedClients({ review, activation }: ConnectedClientsProps) {
  const { connected, connectedUnknown } = review;
  if (connected === null) {
    return (
      <Alert kind="warning">
        {connectedUnknown} {t("So whom this change disconnects or shuts out cannot be told.")}
      </Alert>
    );
  }
  if (connected.length === 0) return <p>{t("Nobody is connected now.")}</p>;
  const groups = FATES.map((each) => ({
    ...each,
    clients: connected.filter(({ fate }) => fate === each.fate),
  })).filter((group) => group.clients.length > 0);
  const clients = groups.flatMap((group) => group.clients);
  return (
    <div className="flex flex-col gap-1.5">
      <p>{fateOfAll(clients, activation)}</p>
      <p className="flex flex-wrap gap-1.5">
        {groups.map((group) => (
          <Badge key={group.fate} tone={group.tone}>
            {t(group.words, { count: group.clients.length })}
          </Badge>
        ))}
      </p>
      {/* A scrolling box must be reachable by keyboard. */}
      <div role="region" aria-label={t("Connected now")} tabIndex={0} className="max-h-80 overflow-auto">
        <ClientTable clients={clients.slice(0, MOST_SHOWN)} />
      </div>
      {clients.length > MOST_SHOWN && (
        <p className="text-muted">
          {t("… and {count, number} more.", { count: clients.length - MOST_SHOWN })}
        </p>
      )}
    </div>
  );
}

const HEADINGS = [
  msg("Client"),
  msg("User"),
  msg("Share"),
  msg("Dialect"),
  msg("Traffic"),
  msg("After this change"),
];

function ClientTable({ clients }: { clients: readonly ConnectedClient[] }) {
  return (
    <table className="w-full min-w-[36rem] border-collapse text-left text-xs">
      <caption className="sr-only">{t("Connected now")}</caption>
      <thead className="text-muted">
        <tr className="border-b border-line">
          {HEADINGS.map((heading) => (
            <th key={heading} scope="col" className="px-2 py-1 font-medium">
              {t(heading)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {clients.map((client, row) => (
          <tr key={row} className="border-b border-line align-top last:border-b-0">
            <td className="px-2 py-1">
              <Mono>{client.client}</Mono>{" "}
              {client.demo !== null && (
                <span className="whitespace-nowrap">
                  <Badge tone="accent">{t("Demo")}</Badge> {client.demo}
                </span>
              )}
            </td>
            <td className="px-2 py-1">{client.user}</td>
            <td className="px-2 py-1">{client.share}</td>
            <td className="px-2 py-1 whitespace-nowrap">{client.dialect}</td>
            <td className="px-2 py-1">
              <Badge tone={client.encrypted ? "ok" : "warn"}>
                {client.encrypted ? t("Encrypted") : t("Clear")}
              </Badge>
            </td>
            <td className={client.fate === "refused" ? "px-2 py-1 font-medium text-bad" : "px-2 py-1"}>
              {client.fateWords}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function fateOfAll(clients: readonly ConnectedClient[], activation: Activation): string {
  return t(
    activation === "restart"
      ? "{count, plural, one {# connection is} other {# connections are}} open now. A restart ends all of them; clients connect again by themselves where they still may."
      : "{count, plural, one {# connection is} other {# connections are}} open now. A reload leaves them as they are, clear ones included; it counts for new sessions only.",
    { count: clients.length },
  );
}
