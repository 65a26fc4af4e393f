"use client";

import { useQuery } from "@tanstack/react-query";
import { BrickWall } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { CommandBlock } from "@/components/ui/command-block";
import { Panel } from "@/components/ui/panel";
import { RadioGroup } from "@/components/ui/radio-group";
import { Spinner } from "@/components/ui/spinner";
import { type FirewallCommands, firewallCommands } from "@/lib/nfs/firewall";
import { NFS_PORT, SSH_PORT } from "@/lib/nfs/ports/known-ports";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import { type Ports, portsQuery } from "../_ports/ports-query";

const PORTMAPPER_PORT = 111;

/** Commands for the appliance's firewall, with its real ports, to be copied: the panel itself changes no firewall. */
export function FirewallAdvice() {
  const { data, error } = useQuery(portsQuery());
  const [tool, setTool] = useState<FirewallCommands["tool"]>("nftables");
  const sshPorts = data?.sshPorts ?? [SSH_PORT];
  const all = data && firewallCommands({ ssh: sshPorts, closed: closedPorts(data) });
  const chosen = all?.find((each) => each.tool === tool);
  return (
    <Panel title={t("Firewall advice")} icon={<BrickWall />} collapsible defaultOpen={false}>
      <div className="flex flex-col gap-3">
        <p className="max-w-[90ch]">
          {t("Through a tunnel, NFS comes in at SSH’s port and the server talks to itself.")}{" "}
          {data === undefined ? (
            t(
              "So SSH stays open, and NFS and mountd can be shut to everybody else: what does not come through a tunnel is then refused, whatever an export says.",
            )
          ) : (
            <Rich
              text="So SSH (<code>{port}</code>) stays open, and NFS and mountd can be shut to everybody else: what does not come through a tunnel is then refused, whatever an export says."
              values={{ port: sshPorts.join(", ") }}
            />
          )}
        </p>
        {error !== null && (
          <Alert kind="error" title={t("The ports are not known, so there are no commands")} announce>
            {error.message}
          </Alert>
        )}
        {data === undefined && error === null && (
          <p role="status" className="flex items-center gap-2">
            <Spinner /> {t("Reading the ports…")}
          </p>
        )}
        {data !== undefined && <Warnings ports={data} />}
        {all && chosen && (
          <>
            <RadioGroup
              label={t("Firewall")}
              hint={t("The one that runs on the appliance. The panel shows commands, and runs none of them.")}
              inline
              options={all.map((each) => ({ value: each.tool, label: each.tool }))}
              value={tool}
              onValueChange={setTool}
            />
            <CommandBlock
              command={{
                purpose: t("Shut NFS and mountd"),
                shell: t("shell of root, on the appliance"),
                text: chosen.commands,
                hint: chosen.note,
              }}
            />
            <CommandBlock
              command={{
                purpose: t("Take it back"),
                shell: t("shell of root, on the appliance"),
                text: chosen.undo,
              }}
            />
          </>
        )}
        <p className="max-w-[90ch] text-muted">
          {t(
            "The panel never changes the firewall: a wrong rule would lock you out of the appliance, and you would need its console. Keep a second session open while you paste. In a cloud, a security group in front of the machine does the same: let SSH in, and not the others.",
          )}
        </p>
      </div>
    </Panel>
  );
}

/** NFS and mountd where they are, or are to be; the portmapper where one answers. */
function closedPorts({ place, settings, portmapper }: Ports): readonly number[] {
  const mount = settings.mount.port ?? place?.mount ?? null;
  return [
    ...(portmapper.mappings === null ? [] : [PORTMAPPER_PORT]),
    place?.nfs ?? settings.nfs.port ?? NFS_PORT,
    ...(mount === null ? [] : [mount]),
  ];
}

function Warnings({ ports: { kind, mount, settings, sshPorts } }: { ports: Ports }) {
  return (
    <>
      {sshPorts === null && (
        <Alert kind="warning" title={t("SSH does not tell its port")}>
          {t(
            "What follows takes it to be {port}. Where sshd_config says another, put that in its place before you paste.",
            { port: SSH_PORT },
          )}
        </Alert>
      )}
      {settings.mount.port === null && mount.state !== "silent" && (
        <Alert kind="warning" title={t("mountd floats")}>
          {t("These rules name the port it has now, and miss it after the next restart. Pin mountd first.")}
        </Alert>
      )}
      {kind === "sandbox" && (
        <Alert kind="info" title={t("The box needs none of this")}>
          {t(
            "Its servers listen at 127.0.0.1 alone, where no other machine reaches them. The commands are those of a real appliance with the same ports.",
          )}
        </Alert>
      )}
    </>
  );
}
