"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Ban, CircleCheck, CirclePause, FileText, Laptop, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusRegion } from "@/components/ui/status-region";
import { msg, t } from "@/lib/words/t";
import { readDemoFileAction } from "../demo/actions";
import { type DemoFacts, demoFactsQuery } from "./facts-query";

type Client = DemoFacts["tunnels"][number];

const looks: Readonly<Record<Client["state"], { word: string; tone: Tone; icon: ReactNode }>> = {
  connected: { word: msg("Tunnel up"), tone: "ok", icon: <CircleCheck aria-hidden /> },
  connecting: { word: msg("Connecting"), tone: "accent", icon: <LoaderCircle aria-hidden /> },
  refused: { word: msg("Refused"), tone: "bad", icon: <Ban aria-hidden /> },
  off: { word: msg("Tunnel down"), tone: "quiet", icon: <CirclePause aria-hidden /> },
};

interface DemoTunnelClientsProps {
  /** False for people who only look: they see the clients without the buttons. */
  canChange: boolean;
}

/** The demo's NFS clients: whether each has its tunnel, its public key, and a button that has it read a file. Nothing without a demo. */
export function DemoTunnelClients({ canChange }: DemoTunnelClientsProps) {
  const { data: facts } = useQuery(demoFactsQuery());
  const queries = useQueryClient();
  const read = useMutation({
    mutationFn: (client: string) => readDemoFileAction({ client }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["demo"] }),
  });
  if (!facts) return null;
  return (
    <Panel title={t("Demo NFS clients")} icon={<Laptop />} flush collapsible className="mt-1.5">
      <StatusRegion label={t("Demo NFS clients result")}>
        {read.data?.ok === true && (
          <Alert
            kind="success"
            title={t("{client} read {file} through its tunnel", {
              client: read.variables,
              file: read.data.value.file,
            })}
            className="m-2"
          >
            <pre className="font-mono text-xs whitespace-pre-wrap">{read.data.value.text}</pre>
          </Alert>
        )}
        {read.data?.ok === false && (
          <Alert kind="error" detail={read.data.error.detail} className="m-2">
            {read.data.error.message}
          </Alert>
        )}
        {read.isError && (
          <Alert kind="error" className="m-2">
            {t("The panel did not answer. Nothing was changed; try again.")}
          </Alert>
        )}
      </StatusRegion>
      <p className="px-3 py-2 text-muted">
        {t(
          "Real NFS clients that run beside this sandbox, each with an address, a key and an SSH tunnel of its own.",
        )}
      </p>
      <PlainTable
        label={t("Demo NFS clients")}
        boxLabel={t("List of demo NFS clients")}
        columns={[
          t("Client"),
          t("State"),
          t("Now"),
          t("Address"),
          t("Public key"),
          ...(canChange ? [t("Try it")] : []),
        ]}
        className="border-t border-line"
      >
        <tbody>
          {facts.tunnels.map((client) => (
            <Row
              key={client.name}
              client={client}
              {...(canChange && {
                isReading: read.isPending && read.variables === client.name,
                onRead: () => {
                  read.mutate(client.name);
                },
              })}
            />
          ))}
        </tbody>
      </PlainTable>
    </Panel>
  );
}

const cell = "px-3 py-1 align-top whitespace-nowrap";

function Row({ client, isReading, onRead }: { client: Client; isReading?: boolean; onRead?: () => void }) {
  const { name, system, address, state, detail, publicKey } = client;
  const { word, tone, icon } = looks[state];
  return (
    <tr className="border-b border-line last:border-b-0 odd:bg-row-alt">
      <th scope="row" className={`${cell} font-normal`}>
        <span className="inline-flex items-center gap-1.5">
          <Mono>{name}</Mono> <Badge tone="accent">{t("Demo")}</Badge>
        </span>
        <span className="block text-xs text-muted">{system}</span>
      </th>
      <td className={cell}>
        <Badge tone={tone} icon={icon}>
          {t(word)}
        </Badge>
      </td>
      <td className="w-full min-w-56 px-3 py-1 align-top">{detail}</td>
      <td className={cell}>
        <Mono>{address}</Mono>
      </td>
      <td className={cell}>
        <span className="inline-flex items-center gap-1">
          <Mono>…{publicKey.slice(-12)}</Mono>
          <CopyButton text={publicKey} label={t("public key of {name}", { name })} />
        </span>
      </td>
      {onRead !== undefined && (
        <td className={cell}>
          <Button
            icon={<FileText aria-hidden />}
            busy={isReading}
            disabled={state !== "connected"}
            aria-label={t("Read a file with {name}", { name })}
            onClick={onRead}
          >
            {t("Read a file")}
          </Button>
        </td>
      )}
    </tr>
  );
}
