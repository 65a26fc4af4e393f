import { setTimeout as sleep } from "node:timers/promises";
import type { RunOutcome } from "@/lib/host/host";
import { connectMachines, type Machine, startMachine } from "./machine";

/** A domain with a real domain controller, and a machine on its network that may join it. */
export interface Domain {
  readonly controller: Machine;
  /** Has a Samba of its own, but no smb.conf until `member.write` gives it one. */
  readonly member: Machine;
  /** Starts Samba on the controller and waits until it listens. */
  startController(): Promise<void>;
  stopController(): Promise<void>;
  /** `net ads join` on the member, as the domain's Administrator. */
  join(): Promise<void>;
  /** `net ads leave` on the member; its account stays in the domain, for to delete it takes Samba a minute. */
  leave(): Promise<void>;
  stop(): Promise<void>;
}

export const REALM = "CORP.EXAMPLE";
export const WORKGROUP = "CORP";
export const CONTROLLER = "dc1.corp.example";
/** The member's machine account. */
export const ACCOUNT = "FILES$";

const CONTROLLER_ADDRESS = "10.99.7.1";
const MEMBER_ADDRESS = "10.99.7.2";

/** What a machine has to be told to be ready for a join. */
export const MEMBER_CONF = `[global]
	workgroup = ${WORKGROUP}
	realm = ${REALM}
	security = ads
	idmap config * : backend = tdb
	idmap config * : range = 10000-20000
`;

/** DNS, Kerberos, RPC, LDAP, SMB, global catalogue: a member meets all of them. */
const CONTROLLER_PORTS = [53, 88, 135, 389, 445, 3268];

const PATIENCE_MS = 180_000;

/** Provisions a new domain and starts its controller: about 15 s on a machine with nothing else to do. */
export async function startDomain(): Promise<Domain> {
  const [controller, member] = await Promise.all([startMachine("dc1"), startMachine("files")]);
  await connectMachines([controller, CONTROLLER_ADDRESS], [member, MEMBER_ADDRESS]);
  await tellNames(controller, CONTROLLER_ADDRESS);
  await tellNames(member, MEMBER_ADDRESS);
  const provisioned = await controller.demand([
    ...(["samba-tool", "domain", "provision", "--server-role=dc", "--dns-backend=SAMBA_INTERNAL"] as const),
    ...[`--realm=${REALM}`, `--domain=${WORKGROUP}`, "--host-name=dc1", `--host-ip=${CONTROLLER_ADDRESS}`],
  ]);
  const password = /Admin password: +(\S+)/u.exec(provisioned)?.[1];
  if (password === undefined) throw new Error("The new domain's password was not told.");

  const startController = async () => {
    await controller.demand(["samba", "-D"]);
    // Asking it too early would make the member's Samba believe for a minute that there is none.
    await until("the domain controller listens", async () => {
      const listening = await portsOf(controller);
      return CONTROLLER_PORTS.every((port) => listening.has(port));
    });
  };
  await startController();
  return {
    controller,
    member,
    startController,
    stopController: async () => {
      await controller.demand(["sh", "-c", 'kill "$(cat /run/samba/samba.pid)"']);
      await until("the domain controller has stopped", async () => (await portsOf(controller)).size === 0);
    },
    join: () => {
      const env = { PASSWD: password };
      return until("the member has joined", async () =>
        succeeded(await member.run(["net", "ads", "join", "-U", "Administrator"], { env })),
      );
    },
    leave: async () => {
      const leave = ["net", "ads", "leave", "--keep-account", "-U", "Administrator"] as const;
      await member.demand(leave, { env: { PASSWD: password } });
    },
    stop: async () => {
      await Promise.all([controller.stop(), member.stop()]);
    },
  };
}

/** A member finds its domain by the DNS of the controller. */
async function tellNames(machine: Machine, address: string): Promise<void> {
  const { name } = machine;
  await machine.write("/etc/resolv.conf", `search corp.example\nnameserver ${CONTROLLER_ADDRESS}\n`);
  await machine.write("/etc/hosts", `127.0.0.1 localhost\n${address} ${name}.corp.example ${name}\n`);
}

async function portsOf(machine: Machine): Promise<ReadonlySet<number>> {
  const listed = await machine.demand(["ss", "-ltnH"]);
  return new Set([...listed.matchAll(/:(\d+) /gu)].map(([, port]) => Number(port)));
}

function succeeded(outcome: RunOutcome): boolean {
  return outcome.kind === "exited" && outcome.code === 0;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}.`);
    await sleep(200);
  }
}
