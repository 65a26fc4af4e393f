import { Ban, CircleCheck, CirclePause, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Mono } from "@/components/ui/mono";
import { PlainTable } from "@/components/ui/plain-table";
import { Rich } from "@/components/ui/rich";
import { msg, t } from "@/lib/words/t";
import type { DemoClient } from "./_queries";

const looks: Readonly<Record<DemoClient["state"], { word: string; tone: Tone; icon: ReactNode }>> = {
  connected: { word: msg("Connected"), tone: "ok", icon: <CircleCheck aria-hidden /> },
  connecting: { word: msg("Connecting"), tone: "accent", icon: <LoaderCircle aria-hidden /> },
  refused: { word: msg("Refused"), tone: "bad", icon: <Ban aria-hidden /> },
  stopped: { word: msg("Stopped"), tone: "quiet", icon: <CirclePause aria-hidden /> },
};

const COLUMNS = [
  msg("Client"),
  msg("State"),
  msg("Now"),
  msg("Stands for"),
  msg("Share"),
  msg("Address"),
] as const;

const cell = "px-3 py-1 align-top whitespace-nowrap";

/** One row for each demo client: what becomes of it now, and who it stands for. */
export function DemoClientTable({ clients }: { clients: readonly DemoClient[] }) {
  return (
    <PlainTable
      label={t("Demo clients")}
      boxLabel={t("List of demo clients")}
      columns={COLUMNS.map((column) => t(column))}
      className="border-t border-line"
    >
      <tbody>
        {clients.map((client) => (
          <Row key={client.name} client={client} />
        ))}
      </tbody>
    </PlainTable>
  );
}

function Row({ client }: { client: DemoClient }) {
  const { name, system, speaks, share, user, address, state, detail } = client;
  const { word, tone, icon } = looks[state];
  return (
    <tr className="border-b border-line last:border-b-0 odd:bg-row-alt">
      <th scope="row" className={`${cell} font-normal`}>
        <span className="inline-flex items-center gap-1.5">
          <Mono>{name}</Mono> <Badge tone="accent">{t("Demo")}</Badge>
        </span>
      </th>
      <td className={cell}>
        <Badge tone={tone} icon={icon}>
          {t(word)}
        </Badge>
      </td>
      <td className="w-full min-w-64 px-3 py-1 align-top">{detail}</td>
      <td className={cell}>
        {system}, <span className="text-muted">{speaks}</span>
      </td>
      <td className={cell}>
        <Rich
          text="{share} <as>as {user}</as>"
          values={{ share, user }}
          marks={{ as: (parts) => <span className="text-muted">{parts}</span> }}
        />
      </td>
      <td className={cell}>
        <Mono>{address}</Mono>
      </td>
    </tr>
  );
}
