import { contentTag } from "@/lib/host/content-tag";
import type { Host } from "@/lib/host/host";
import type { PortSurroundings } from "@/lib/nfs/ports/check-mount-port";
import { type MountState, mountState, mountStateSentence } from "@/lib/nfs/ports/mount-state";
import type { PortProblem, PortService, PortSetting } from "@/lib/nfs/ports/port-settings";
import { readPortSettings } from "@/lib/nfs/ports/read-settings";
import type { Mapping } from "@/lib/nfs/rpc/portmap";
import { MOUNT3_NULL, NFS3_NULL, NFS4_NULL } from "@/lib/nfs/rpc/programs";
import { ok, type Result } from "@/lib/shared/result";
import { type Answer, callNull, listMappings, locateNfs, type NfsPlace } from "@/lib/use-cases/locate-nfs";
import { type MountPinFileName, mountPinFile } from "@/lib/use-cases/mount-pin-files";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { readPortSurroundings } from "@/lib/use-cases/read-port-surroundings";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";

/** The ports of the appliance's NFS server: where they are now, and where its files put them. Plain values: it can travel. */
export interface NfsPorts {
  readonly kind: Host["kind"];
  /** Null while the NFS server does not run. */
  readonly place: NfsPlace | null;
  /** What answered there; null where there is nowhere to ask. */
  readonly answers: {
    readonly nfs3: Answer | null;
    readonly nfs4: Answer | null;
    readonly mount3: Answer | null;
  };
  readonly mount: { readonly state: MountState; readonly sentence: string };
  /** Null where none answers; `message` then says why. */
  readonly portmapper: { readonly mappings: readonly Mapping[] | null; readonly message: string };
  readonly settings: Readonly<Record<PortService, PortSetting>>;
  readonly problems: readonly PortProblem[];
  /** The file that a pin goes into, and the tag that a change of it begins from: empty where it is not there yet. */
  readonly pin: { readonly file: MountPinFileName; readonly path: string; readonly tag: string };
  readonly around: PortSurroundings;
  /** All that sshd listens on, where tunnels come in; null where it does not tell. */
  readonly sshPorts: readonly number[] | null;
}

/** What the page of the ports shows, asked of the appliance now. */
export async function readNfsPorts(host: Host): Promise<Result<NfsPorts>> {
  const settings = await readPortSettings(host, host.files);
  if (!settings.ok) return settings;
  const { services, problems, pinPath } = settings.value;
  const file = mountPinFile(settings.value);
  const [mappings, read, ssh] = await Promise.all([
    listMappings(host),
    readManagedFile(file, host),
    readTunnelServer(host),
  ]);
  if (!read.ok && read.error.code !== "missing") return read;
  const place = await locateNfs(host, settings.value, mappings);
  const mountPort = place?.mount ?? null;
  const [nfs3, nfs4, mount3, around] = await Promise.all([
    place && callNull(host, place.nfs, NFS3_NULL),
    place && callNull(host, place.nfs, NFS4_NULL),
    mountPort === null ? null : callNull(host, mountPort, MOUNT3_NULL),
    readPortSurroundings(host, place),
  ]);
  const now = { setting: services.mount, port: mountPort, answered: mount3?.answered === true };
  return ok({
    kind: host.kind,
    place,
    answers: { nfs3, nfs4, mount3 },
    mount: { state: mountState(now), sentence: mountStateSentence(now) },
    portmapper: mappings.ok
      ? { mappings: mappings.value, message: "" }
      : { mappings: null, message: mappings.error.message },
    settings: services,
    problems,
    pin: { file: file.name, path: pinPath, tag: read.ok ? contentTag(read.value.bytes) : "" },
    around,
    sshPorts: ssh.ok ? ssh.value.ports : null,
  });
}
