import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { DemoTunnelClient, DemoTunnelPlan, DemoTunnels, Sentence } from "@/lib/host/demo-tunnels";
import type { Host } from "@/lib/host/host";
import { TUNNEL_PARTS, type TunnelPart } from "@/lib/sandbox/demo-tunnels/cast";
import { holdTunnel, type TunnelEnd } from "@/lib/sandbox/demo-tunnels/hold-tunnel";
import { readThrough } from "@/lib/sandbox/demo-tunnels/read-file";
import type { Layout } from "@/lib/sandbox/layout";
import { ofProcess } from "@/lib/shared/of-process";
import { fail } from "@/lib/shared/result";
import { writeWhole } from "@/lib/shared/write-whole";
import { t } from "@/lib/words/t";
import { asNobody } from "@/lib/words/with-locale";

/** Between two looks at its file: what goes through its tunnel is seen on its page. */
const READ_MS = 10_000;
/** A client that lost its tunnel comes back soon; one that was turned away asks seldom, so that sshd's log stays short. */
const AGAIN_MS = { lost: 2_000, refused: 8_000 } as const;

interface Seen extends Pick<DemoTunnelClient, "state" | "lastRead"> {
  readonly detail: Sentence;
}

interface Held {
  readonly plan: DemoTunnelPlan;
  readonly stop: AbortController;
  readonly life: Promise<void>;
  readonly read: () => ReturnType<typeof readThrough>;
}

interface Company extends DemoTunnels {
  dismiss(): Promise<void>;
}

/** By the folder of their box. */
const companies = ofProcess("demo tunnels", () => new Map<string, Company>());

/** The box's NFS clients: the same ones whoever asks in this process. */
export function demoTunnelsOf(layout: Layout, host: Pick<Host, "run">): DemoTunnels {
  const known = companies.get(layout.dir);
  if (known) return known;
  const company = gather(layout, host);
  companies.set(layout.dir, company);
  return company;
}

/** Ends the NFS clients of a box that is being stopped. Those of a panel that crashed end by themselves. */
export async function dismissDemoTunnels(layout: Layout): Promise<void> {
  await companies.get(layout.dir)?.dismiss();
  companies.delete(layout.dir);
}

function gather(layout: Layout, host: Pick<Host, "run">): Company {
  const folder = path.join(layout.dir, "control", "demo-tunnels");
  const held = new Map<string, Held>();
  const seen = new Map<string, Seen>();
  const partOf = (name: string) => TUNNEL_PARTS.find((part) => part.name === name);

  const turn = async (name: string, plan: DemoTunnelPlan | Sentence): Promise<void> => {
    const part = partOf(name);
    if (part === undefined) return;
    const before = held.get(name);
    if (before !== undefined && typeof plan !== "function" && isSame(before.plan, plan)) return;
    if (before !== undefined) {
      held.delete(name);
      before.stop.abort();
      await before.life;
    }
    if (typeof plan === "function") {
      seen.set(name, { state: "off", detail: plan, lastRead: seen.get(name)?.lastRead ?? null });
      return;
    }
    const stop = new AbortController();
    const tell = (now: Omit<Seen, "lastRead">) => {
      seen.set(name, { lastRead: null, ...seen.get(name), ...now });
    };
    const read = async () => {
      const found = await readThrough(host, part.address, plan);
      if (found.ok && !stop.signal.aborted) {
        tell({ state: "connected", detail: readingWords(found.value.file) });
      }
      return found;
    };
    const { signal } = stop;
    const life = asNobody(() =>
      live(part, plan, { folder, signal, tell, read }).catch((error: unknown) => {
        console.error(`The demo client ${name} ended:`, error);
        tell({ state: "off", detail: () => t("It ended by an error; the panel's log has it.") });
      }),
    );
    held.set(name, { plan, stop, life, read });
  };

  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    list: () =>
      TUNNEL_PARTS.map(({ name, system, address }) => {
        const { state, detail, lastRead } = seen.get(name) ?? AT_REST;
        return { name, system, address, state, detail: detail(), lastRead };
      }),
    turn: (name, plan) => inTurn(() => turn(name, plan)),
    read: async (name) => {
      const client = held.get(name);
      if (client !== undefined && seen.get(name)?.state === "connected") {
        const found = await client.read();
        const now = seen.get(name);
        if (found.ok && now !== undefined) seen.set(name, { ...now, lastRead: found.value });
        return found;
      }
      const message = t(
        "{name} has no tunnel open now, so it reads nothing. See its profile on NFS Tunnels.",
        { name },
      );
      return fail({ code: "no-tunnel", message });
    },
    dismiss: () =>
      inTurn(async () => {
        const all = [...held.values()];
        held.clear();
        for (const { stop } of all) stop.abort();
        await Promise.all(all.map(({ life }) => life));
      }),
  };
}

const AT_REST: Seen = { state: "off", detail: () => t("Not started."), lastRead: null };

interface Life {
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly tell: (now: Omit<Seen, "lastRead">) => void;
  readonly read: () => Promise<unknown>;
}

/** What a client does from when it may have a tunnel to the signal: it opens it, reads now and then, and comes back. */
async function live(
  part: TunnelPart,
  plan: DemoTunnelPlan,
  { folder, signal, tell, read }: Life,
): Promise<void> {
  tell({ state: "connecting", detail: () => t("Opens its tunnel.") });
  const knownHosts = path.join(folder, `${part.name}.known_hosts`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeWhole(knownHosts, plan.knownHosts, 0o600);
  while (!signal.aborted) {
    let reading: NodeJS.Timeout | undefined;
    const ending = await holdTunnel(plan, {
      address: part.address,
      knownHosts,
      signal,
      onConnected: () => {
        tell({ state: "connected", detail: () => t("Its tunnel is open.") });
        void read();
        reading = setInterval(() => void read(), READ_MS);
      },
    });
    clearInterval(reading);
    tell(shown(ending));
    await pause(AGAIN_MS[ending.kind], undefined, { signal }).catch(() => undefined);
  }
}

function shown({ kind, words }: TunnelEnd): Omit<Seen, "lastRead"> {
  const detail = () => `${words()} ${t("It tries again by itself.")}`;
  return { state: kind === "refused" ? "refused" : "connecting", detail };
}

function readingWords(file: string): Sentence {
  const name = path.basename(file);
  return () => t("Its tunnel is open. Reads {file} through it every 10 seconds.", { file: name });
}

function isSame(one: DemoTunnelPlan, other: DemoTunnelPlan): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
