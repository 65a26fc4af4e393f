import type { DemoTunnelClient } from "@/lib/host/demo-tunnels";

/** An NFS client of the demo: a machine of its own as far as a tunnel goes, with an address, a key and a folder it reads. */
export interface TunnelPart extends Pick<DemoTunnelClient, "name" | "system" | "address"> {
  /** The shared folder that its profile carries. */
  readonly folder: "projects" | "public" | "archive";
  readonly mountPoint: string;
  /** Whether its profile is there from the start; the other one's is made in the tour. */
  readonly hasProfile: boolean;
  /** One that is switched off shows what a tunnel looks like that may be opened and is not. */
  readonly isOn: boolean;
}

export const TUNNEL_PARTS: readonly TunnelPart[] = [
  {
    name: "branch-office",
    system: "Debian 12",
    address: "127.0.0.21",
    folder: "projects",
    mountPoint: "/mnt/projects",
    hasProfile: true,
    isOn: true,
  },
  {
    name: "backup-vault",
    system: "Rocky Linux 9",
    address: "127.0.0.22",
    folder: "archive",
    mountPoint: "/mnt/archive",
    hasProfile: true,
    isOn: false,
  },
  {
    name: "field-laptop",
    system: "Ubuntu 24.04",
    address: "127.0.0.23",
    folder: "projects",
    mountPoint: "/mnt/projects",
    hasProfile: false,
    isOn: true,
  },
];

/** A file of each shared folder that is there from the start: what a client reads that mounted it. */
export const FILE_OF: Readonly<Record<string, string>> = {
  projects: "plan.txt",
  public: "welcome.txt",
  archive: "2014-summary.txt",
};
