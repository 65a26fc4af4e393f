import { stringify } from "ini";
import { clientLayout } from "./client-layout";
import { mountOptions } from "./fstab";
import { localPorts } from "./port-plan";
import type { Profile } from "./profile";
import { unitValue, unitWord } from "./quoting";
import { sshArguments } from "./ssh-command";
import { mountUnitName } from "./unit-name";

/** A unit file of the client's systemd. */
export interface UnitFile {
  /** Its name in /etc/systemd/system. */
  readonly name: string;
  readonly text: string;
}

type Sections = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What ssh does not need, and so may not do. It runs as root for the low ports and for the key. */
const CONFINEMENT = {
  NoNewPrivileges: "yes",
  ProtectSystem: "strict",
  ProtectHome: "yes",
  PrivateTmp: "yes",
  PrivateDevices: "yes",
  ProtectKernelTunables: "yes",
  ProtectKernelModules: "yes",
  ProtectKernelLogs: "yes",
  ProtectControlGroups: "yes",
  ProtectClock: "yes",
  ProtectHostname: "yes",
  RestrictAddressFamilies: "AF_INET AF_INET6 AF_UNIX",
  RestrictNamespaces: "yes",
  RestrictRealtime: "yes",
  RestrictSUIDSGID: "yes",
  LockPersonality: "yes",
  MemoryDenyWriteExecute: "yes",
  SystemCallArchitectures: "native",
  SystemCallFilter: "@system-service",
  UMask: "0077",
};

/** The tunnel's unit, and a mount unit for each export. */
export function unitFiles(profile: Profile): UnitFile[] {
  return [tunnelUnit(profile), ...profile.exports.map((entry) => mountUnit(profile, entry))];
}

/**
 * The tunnel as a service: started once ssh has logged in and listens on all ports (`-f`), and started again 5 s after it ends,
 * for as long as it takes, whether its connection broke or its time was over.
 */
function tunnelUnit(profile: Profile): UnitFile {
  const { service, mark } = clientLayout(profile.id);
  const isLow = localPorts(profile).some((port) => port < 1024);
  const text = writeUnit(mark, {
    Unit: {
      Description: unitValue(`Inflight tunnel for NFS to ${profile.serverAddress}`),
      Documentation: "man:ssh(1)",
      Wants: "network-online.target",
      After: "network-online.target",
      StartLimitIntervalSec: "0",
    },
    Service: {
      Type: "forking",
      ExecStart: ["/usr/bin/ssh", ...sshArguments(profile).map(unitWord)].join(" "),
      Restart: "always",
      RestartSec: "5",
      TimeoutStartSec: "60",
      CapabilityBoundingSet: isLow ? "CAP_NET_BIND_SERVICE" : "",
      ...CONFINEMENT,
    },
    Install: { WantedBy: "multi-user.target" },
  });
  return { name: service, text };
}

/**
 * An export's mount. It wants the tunnel and waits for it, and no more. Measured with systemd 252, when the tunnel's process dies and
 * is started anew: with `BindsTo=` the mount goes and stays away, with `Requires=` it is unmounted and mounted again, with `Wants=`
 * it stays. In between, programs would write into the empty folder below; a hard mount makes them wait.
 */
function mountUnit(profile: Profile, entry: Profile["exports"][number]): UnitFile {
  const { service, mark } = clientLayout(profile.id);
  const text = writeUnit(mark, {
    Unit: {
      Description: unitValue(`${entry.path} of ${profile.serverAddress} through its Inflight tunnel`),
      Wants: service,
      After: service,
    },
    Mount: {
      What: unitValue(`localhost:${entry.path}`),
      Where: unitValue(entry.mountPoint),
      Type: "nfs",
      Options: unitValue(mountOptions(profile, entry)),
      TimeoutSec: "150",
    },
    Install: { WantedBy: "remote-fs.target" },
  });
  return { name: mountUnitName(entry.mountPoint), text };
}

/**
 * Sections and keys are ini's to write. Values are not: it would put quotes and backslashes around `=`, `;` and `#`, which systemd
 * takes for part of the value. It writes stand-ins, and the values come in afterwards.
 */
function writeUnit(mark: string, sections: Sections): string {
  const values: string[] = [];
  const standIn = (value: string) => `@${String(values.push(value) - 1)}@`;
  const form = Object.fromEntries(
    Object.entries(sections).map(([name, settings]) => [
      name,
      Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, standIn(value)])),
    ]),
  );
  const written = stringify(form, { platform: "linux" });
  return `${mark}\n${written.replace(/@(\d+)@$/gm, (_all, index: string) => values[Number(index)] ?? "")}`;
}
