import { Ban, CircleCheck, CirclePause, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Mono } from "@/components/ui/mono";
import type { DemoClient } from "./_queries";

const looks: Readonly<Record<DemoClient["state"], { word: string; tone: Tone; icon: ReactNode }>> = {
  connected: { word: "Connected", tone: "ok", icon: <CircleCheck aria-hidden /> },
  connecting: { word: "Connecting", tone: "accent", icon: <LoaderCircle aria-hidden /> },
  refused: { word: "Refused", tone: "bad", icon: <Ban aria-hidden /> },
  stopped: { word: "Stopped", tone: "quiet", icon: <CirclePause aria-hidden /> },
};

const COLUMNS = ["Client", "Stands for", "Speaks", "Share", "User", "Address", "State"] as const;

/** One row for each demo client: who it stands for, and what becomes of it now. */
export function DemoClientTable({ clients }: { clients: readonly DemoClient[] }) {
  return (
    // A box that scrolls sideways must be reachable by keyboard.
    <div role="region" aria-label="List of demo clients" tabIndex={0} className="overflow-x-auto">
      <table aria-label="Demo clients" className="w-full border-t border-line text-left">
        <thead>
          <tr className="tool-bar border-b border-line text-xs text-muted">
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="px-3 py-1 font-medium whitespace-nowrap">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {clients.map((client) => (
            <Row key={client.name} client={client} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ client }: { client: DemoClient }) {
  const { name, system, speaks, share, user, address, state, detail } = client;
  const { word, tone, icon } = looks[state];
  return (
    <tr className="border-b border-line last:border-b-0 odd:bg-row-alt">
      <th scope="row" className="px-3 py-1 font-normal whitespace-nowrap">
        <span className="inline-flex items-center gap-1.5">
          <Mono>{name}</Mono> <Badge tone="accent">Demo</Badge>
        </span>
      </th>
      <td className="px-3 py-1 whitespace-nowrap">{system}</td>
      <td className="px-3 py-1 whitespace-nowrap">{speaks}</td>
      <td className="px-3 py-1 whitespace-nowrap">{share}</td>
      <td className="px-3 py-1 whitespace-nowrap">{user}</td>
      <td className="px-3 py-1 whitespace-nowrap">
        <Mono>{address}</Mono>
      </td>
      <td className="w-full min-w-64 px-3 py-1">
        <span className="flex items-start gap-2">
          <Badge tone={tone} icon={icon} className="shrink-0">
            {word}
          </Badge>
          <span className="text-muted">{detail}</span>
        </span>
      </td>
    </tr>
  );
}
