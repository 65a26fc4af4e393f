import { Server } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import type { Tone } from "@/components/ui/badge";
import { KeyValue } from "@/components/ui/key-value";
import { Lamp } from "@/components/ui/lamp";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Rich } from "@/components/ui/rich";
import { bytesWords } from "@/lib/shared/bytes-words";
import { percent } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";
import type { Dashboard } from "../_queries";
import { PartBody } from "./part-body";
import { ShareBar } from "./share-bar";

type Services = NonNullable<Dashboard["services"]["value"]>["services"];
type Machine = NonNullable<Dashboard["machine"]["value"]>;

const lights: Readonly<Record<Services[number]["state"], ComponentProps<typeof Lamp>["state"]>> = {
  running: "on",
  stopped: "off",
  failed: "off",
  unknown: "unknown",
};

const words: Readonly<Record<Services[number]["state"], string>> = {
  running: msg("running"),
  stopped: msg("stopped"),
  failed: msg("failed"),
  unknown: msg("unknown"),
};

/** The machine and what runs on it. */
export function AppliancePanel({ data }: { data: Dashboard | undefined }) {
  return (
    <Panel title={t("Appliance")} icon={<Server />}>
      <div className="flex min-h-76 flex-col gap-4">
        <PartBody part={data?.services}>{({ services }) => <ServiceList services={services} />}</PartBody>
        <PartBody part={data?.machine} lines={4}>
          {(machine) => <MachineFacts machine={machine} isBox={data?.kind === "sandbox"} />}
        </PartBody>
      </div>
    </Panel>
  );
}

function ServiceList({ services }: { services: Services }) {
  return (
    <ul aria-label={t("Services and since when")} className="flex flex-col gap-1">
      {services.map(({ name, state, since, detail }) => (
        <li key={name} className="flex min-w-0 items-baseline justify-between gap-3">
          <Lamp name={name} state={lights[state]} word={t(words[state])} title={detail} />
          {state === "running" ? (
            since !== null && (
              <span className="text-xs text-muted">
                <Rich text="since {when}" values={{ when: <RelativeTime at={since} /> }} />
              </span>
            )
          ) : (
            <span className="min-w-0 text-right text-xs text-muted [overflow-wrap:anywhere]">{detail}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function MachineFacts({ machine, isBox }: { machine: Machine; isBox: boolean }) {
  const { cpu, processors, memory, network, interfaces, disks, disksTrouble } = machine;
  const items: { label: string; value: ReactNode }[] = [
    {
      label: t("CPU"),
      value:
        cpu === null ? (
          t("being measured")
        ) : (
          <Meter share={cpu}>
            {processors === null
              ? percent(cpu)
              : t("{share} of {processors, plural, one {# processor} other {# processors}}", {
                  share: percent(cpu),
                  processors,
                })}
          </Meter>
        ),
    },
    {
      label: t("Memory"),
      value:
        memory === null ? (
          t("not told by the kernel")
        ) : (
          <Meter share={((memory.total - memory.available) * 100) / memory.total}>
            {t("{used} of {total}", {
              used: bytesWords(memory.total - memory.available),
              total: bytesWords(memory.total),
            })}
          </Meter>
        ),
    },
    ...disks.map(({ mountPoint, used, available, usedShare }) => ({
      label: t("Disk {mountPoint}", { mountPoint }),
      value: (
        <Meter share={usedShare}>
          {t("{used} of {total}", { used: bytesWords(used), total: bytesWords(used + available) })}
        </Meter>
      ),
    })),
    {
      label: t("Network"),
      value:
        network === null
          ? t("being measured")
          : t("{received}/s in, {sent}/s out", {
              received: bytesWords(network.received),
              sent: bytesWords(network.sent),
            }),
    },
  ];
  return (
    <div className="flex flex-col gap-1.5">
      <KeyValue items={items} />
      {disksTrouble !== null && <p className="text-xs text-muted">{disksTrouble}</p>}
      <p className="text-xs text-muted">
        {isBox && `${t("The box is this machine: its clients come over loopback.")} `}
        {interfaces.length > 0 ? (
          <Rich
            text="Network is all that goes through <code>{interfaces}</code>."
            values={{ interfaces: interfaces.join(", ") }}
          />
        ) : (
          t("No network interface of its own was found.")
        )}
      </p>
    </div>
  );
}

/** Per cent from which a meter is yellow, and red. */
const [HIGH, VERY_HIGH] = [80, 92];

function Meter({ share, children }: { share: number; children: ReactNode }) {
  const tone: Tone = share < HIGH ? "accent" : share < VERY_HIGH ? "warn" : "bad";
  return (
    <span className="flex flex-col gap-0.5">
      <span className="tabular-nums">{children}</span>
      <ShareBar
        parts={[
          { label: "used", count: share, tone },
          { label: "free", count: Math.max(0, 100 - share), tone: "quiet" },
        ]}
        className="h-1.5!"
      />
    </span>
  );
}
