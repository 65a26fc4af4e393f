import { Badge } from "@/components/ui/badge";
import { Mono } from "@/components/ui/mono";
import type { Activation, ConnectedClient } from "@/lib/use-cases/change-types";

const MOST_SHOWN = 50;

interface ConnectedClientsProps {
  clients: readonly ConnectedClient[];
  activation: Activation;
}

/** Who is connected now, and what the change does to them. */
export function ConnectedClients({ clients, activation }: ConnectedClientsProps) {
  if (clients.length === 0) return <p>Nobody is connected now.</p>;
  return (
    <div className="flex flex-col gap-1.5">
      <p>{fateOfAll(clients, activation)}</p>
      {/* A scrolling box must be reachable by keyboard. */}
      <div role="region" aria-label="Connected now" tabIndex={0} className="overflow-x-auto">
        <table className="w-full min-w-[36rem] border-collapse text-left text-xs">
          <caption className="sr-only">Connected now</caption>
          <thead className="text-muted">
            <tr className="border-b border-line">
              {["Client", "User", "Share", "Dialect", "Traffic", "After this change"].map((heading) => (
                <th key={heading} scope="col" className="px-2 py-1 font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clients.slice(0, MOST_SHOWN).map((client, row) => (
              <tr key={row} className="border-b border-line align-top last:border-b-0">
                <td className="px-2 py-1">
                  <Mono>{client.client}</Mono>{" "}
                  {client.demo !== null && (
                    <span className="whitespace-nowrap">
                      <Badge tone="accent">Demo</Badge> {client.demo}
                    </span>
                  )}
                </td>
                <td className="px-2 py-1">{client.user}</td>
                <td className="px-2 py-1">{client.share}</td>
                <td className="px-2 py-1 whitespace-nowrap">{client.dialect}</td>
                <td className="px-2 py-1">
                  <Badge tone={client.encrypted ? "ok" : "warn"}>
                    {client.encrypted ? "Encrypted" : "Clear"}
                  </Badge>
                </td>
                <td className="px-2 py-1">{client.fate}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {clients.length > MOST_SHOWN && <p className="text-muted">… and {clients.length - MOST_SHOWN} more.</p>}
    </div>
  );
}

function fateOfAll(clients: readonly ConnectedClient[], activation: Activation): string {
  const people = `${String(clients.length)} ${clients.length === 1 ? "connection is" : "connections are"} open now.`;
  return activation === "restart"
    ? `${people} A restart ends all of them; clients connect again by themselves where they still may.`
    : `${people} A reload leaves them as they are, clear ones included; it counts for new sessions only.`;
}
