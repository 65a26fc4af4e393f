import type { Result } from "@/lib/shared/result";

/** A few NFS clients with which the box shows what becomes of tunnels. Each opens a real one, with ssh. */
export interface DemoTunnels {
  /** All it has, in one order. */
  list(): readonly DemoTunnelClient[];
  /**
   * Has one open the tunnel that its profile describes, and keep it; a sentence says why it has none, and ends what it has. The same
   * plan again changes nothing.
   */
  turn(name: string, plan: DemoTunnelPlan | Sentence): Promise<void>;
  /** Has one read a file through its tunnel now. */
  read(name: string): Promise<Result<DemoFileRead>>;
}

/** What is kept to be told later: it is said in the language of who asks then. */
export type Sentence = () => string;

export interface DemoTunnelClient {
  /** `branch-office`: what its profile's client name is. */
  readonly name: string;
  readonly system: string;
  /** The address that the appliance sees it come from; its local ports are there too. */
  readonly address: string;
  readonly state: "off" | "connecting" | "connected" | "refused";
  /** One sentence: what it does now, or why it has no tunnel. */
  readonly detail: string;
  /** What it read last because somebody had it read; what it reads by itself is none. */
  readonly lastRead: DemoFileRead | null;
}

export interface DemoFileRead {
  /** ISO 8601. */
  readonly at: string;
  readonly file: string;
  readonly text: string;
}

/** What a client needs to open its tunnel. */
export interface DemoTunnelPlan {
  /** OpenSSH's own format. It is handed to ssh's agent, and written nowhere. */
  readonly privateKey: string;
  /** Lines of known_hosts(5). */
  readonly knownHosts: string;
  readonly account: string;
  readonly serverAddress: string;
  readonly sshPort: number;
  /** NFS first; mountd behind it for version 3. */
  readonly forwards: readonly { readonly local: number; readonly remote: number }[];
  readonly isVersion3: boolean;
  readonly exportPath: string;
}
