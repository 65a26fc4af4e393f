import { ok, type Result } from "@/lib/shared/result";
import { decodeText } from "@/lib/shared/text";
import { OWN_DROP_IN } from "./own-drop-in";
import { nfsConfPorts, type PortSettings, type SettingsFile, sysconfigPorts } from "./port-settings";
import { inReadingOrder } from "./reading-order";

/** Where an appliance keeps the settings of its NFS server. Absolute paths. */
export interface SettingsPlaces {
  /** Drop-ins of the nfs.conf beside it: `/etc/nfs.conf.d`. */
  readonly nfsConfFolder: string;
  /** Of systems of the guide's age: `/etc/sysconfig/nfs`. */
  readonly nfsSysconfig: string;
}

/** How files are reached; `missing` is a failure like any other but for its code. */
export interface SettingsReader {
  listFolder(path: string): Promise<Result<readonly { readonly name: string }[]>>;
  readFile(path: string): Promise<Result<{ readonly bytes: Uint8Array }>>;
}

export interface SettingsRead extends PortSettings {
  /** Which file a pin belongs into. */
  readonly pinnedBy: "drop-in" | "sysconfig";
  readonly pinPath: string;
  /** Whether the drop-in's folder is there. */
  readonly hasFolder: boolean;
}

/**
 * The ports that an appliance's files set, whoever wrote them; with `draft` in the place of what its path holds now. A
 * folder of drop-ins is what tells a system of today from one of the guide's age.
 */
export async function readPortSettings(
  reader: SettingsReader,
  { nfsConfFolder, nfsSysconfig }: SettingsPlaces,
  draft?: SettingsFile,
): Promise<Result<SettingsRead>> {
  const listed = await reader.listFolder(nfsConfFolder);
  if (!listed.ok && listed.error.code !== "missing") return listed;
  if (!listed.ok) {
    const old = await readText(reader, nfsSysconfig);
    if (!old.ok) return old;
    if (old.value !== null) {
      const settings = sysconfigPorts(draft?.path === nfsSysconfig ? draft : old.value);
      return ok({ ...settings, pinnedBy: "sysconfig", pinPath: nfsSysconfig, hasFolder: true });
    }
  }
  const pinPath = `${nfsConfFolder}/${OWN_DROP_IN}`;
  const there = new Set(listed.ok ? listed.value.map(({ name }) => name) : []);
  if (draft?.path === pinPath) there.add(OWN_DROP_IN);
  const names = inReadingOrder([...there]);
  const paths = [nfsConfFolder.replace(/\.d$/, ""), ...names.map((name) => `${nfsConfFolder}/${name}`)];
  const files: SettingsFile[] = [];
  for (const path of paths) {
    const read = path === draft?.path ? ok(draft) : await readText(reader, path);
    if (!read.ok) return read;
    if (read.value !== null) files.push(read.value);
  }
  return ok({ ...nfsConfPorts(files), pinnedBy: "drop-in", pinPath, hasFolder: listed.ok });
}

/** Null where there is no such file. */
async function readText(reader: SettingsReader, path: string): Promise<Result<SettingsFile | null>> {
  const read = await reader.readFile(path);
  if (read.ok) return ok({ path, text: decodeText(read.value.bytes) });
  return read.error.code === "missing" ? ok(null) : read;
}
