import { t } from "@/lib/words/t";
import { commonUse } from "./common-ports";
import { isWithin } from "./is-within";
import type { Profile } from "./profile";
import { hasMountd } from "./profile-choices";

/** What of a profile the plan of ports looks at. */
export type PortUser = Pick<
  Profile,
  "id" | "clientName" | "isThisHost" | "nfsVersion" | "localNfsPort" | "localMountPort" | "exports"
>;

/** The machine whose ports a profile takes: all tunnels of this host are one machine's, whatever their names. */
type Machine = Pick<Profile, "clientName" | "isThisHost">;

/** What keeps two profiles of one client from running side by side. */
export interface Clash {
  readonly field: "localNfsPort" | "localMountPort" | "mountPoint";
  readonly value: number | string;
  readonly other: PortUser;
  /** A sentence for the person: what clashes, and what to do. */
  readonly message: string;
}

/** The first pair a new client is offered: the guide's. */
const FIRST = 250;
/** Where pairs go on once those below 1024 are taken: below the range Linux takes outgoing connections' ports from (32768 on). */
const SECOND = 20_250;
const LAST = 32_700;

/** The local ports that the profile's tunnel listens on: NFS, and mountd where the version has one. */
export function localPorts(
  profile: Pick<PortUser, "nfsVersion" | "localNfsPort" | "localMountPort">,
): number[] {
  return hasMountd(profile) ? [profile.localNfsPort, profile.localMountPort] : [profile.localNfsPort];
}

/**
 * Why a profile cannot be in use beside others of the same client. Names of clients count without regard to case; what this host
 * opens itself is one client's.
 */
export function findClashes(profile: PortUser, all: readonly PortUser[]): Clash[] {
  const clashes: Clash[] = [];
  for (const other of othersOf(profile, all)) {
    const taken = localPorts(other);
    for (const [index, port] of localPorts(profile).entries()) {
      if (!taken.includes(port)) continue;
      const message = profile.isThisHost
        ? t("Port {port} of this host is taken by the profile {other}. Take a free one.", {
            port,
            other: other.clientName,
          })
        : t("Port {port} of {clientName} is taken by another of its profiles. Take a free one.", {
            port,
            clientName: profile.clientName,
          });
      clashes.push({ field: index === 0 ? "localNfsPort" : "localMountPort", value: port, other, message });
    }
    for (const { mountPoint } of profile.exports) {
      const there = other.exports.find((each) => isWithin(each.mountPoint, mountPoint));
      if (!there) continue;
      const folders = { taken: there.mountPoint, mountPoint };
      const message = profile.isThisHost
        ? t(
            "Another profile of this host mounts at {taken}. Take another folder than {mountPoint}, beside it.",
            folders,
          )
        : t(
            "Another profile of {clientName} mounts at {taken}. Take another folder than {mountPoint}, beside it.",
            { ...folders, clientName: profile.clientName },
          );
      clashes.push({ field: "mountPoint", value: mountPoint, other, message });
    }
  }
  return clashes;
}

/**
 * The next two local ports in a row that no profile of the client has and no common program uses: 250 and 251, 252 and
 * 253, …; undefined where all are taken. A profile that needs one port keeps its second one, so that it can change to NFSv3.
 */
export function nextFreePair(
  client: Machine,
  all: readonly PortUser[],
): Pick<Profile, "localNfsPort" | "localMountPort"> | undefined {
  const others = othersOf({ id: "", ...client }, all);
  const taken = new Set(others.flatMap(({ localNfsPort, localMountPort }) => [localNfsPort, localMountPort]));
  for (let port = FIRST; port < LAST; port = port === 1022 ? SECOND : port + 2) {
    if ([port, port + 1].every((each) => !taken.has(each) && commonUse(each) === undefined)) {
      return { localNfsPort: port, localMountPort: port + 1 };
    }
  }
  return undefined;
}

/** What a person should know of a local port before it is taken, in sentences; none where there is nothing to say. */
export function portNotes(port: number): string[] {
  const use = commonUse(port);
  const common =
    use === undefined
      ? []
      : [
          t(
            "Port {port} is commonly used by {use}. Take another one, or see to it that it is free on the client.",
            { port, use: t(use) },
          ),
        ];
  const low =
    port < 1024
      ? [
          t(
            "On the client, a port below 1024 takes root, the capability CAP_NET_BIND_SERVICE, or net.ipv4.ip_unprivileged_port_start set to {port} or less.",
            { port },
          ),
        ]
      : [];
  return [...common, ...low];
}

function othersOf(profile: Machine & Pick<PortUser, "id">, all: readonly PortUser[]): PortUser[] {
  return all.filter((other) => other.id !== profile.id && machineOf(other) === machineOf(profile));
}

function machineOf({ clientName, isThisHost }: Machine): string {
  return isThisHost ? "this host" : `client ${clientName.toLowerCase()}`;
}
