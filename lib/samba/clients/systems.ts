import type { ClientFamily, ClientSystem } from "./client-system";
import { LINUX } from "./linux";
import { MACOS } from "./macos";
import { OTHERS, SMBCLIENT } from "./other-systems";
import { WINDOWS } from "./windows";
import { msg } from "@/lib/words/t";

/** The client systems that are known, oldest first within each family. Their sources stand beside each family's table. */
export const CLIENT_SYSTEMS: readonly ClientSystem[] = [
  ...WINDOWS,
  ...MACOS,
  ...LINUX,
  ...SMBCLIENT,
  ...OTHERS,
];

/** To be said by `t`. */
export const FAMILY_LABELS: Readonly<Record<ClientFamily, string>> = {
  windows: msg("Windows"),
  macos: msg("Mac"),
  linux: msg("Linux"),
  smbclient: msg("Samba's own client"),
  other: msg("Other makers, by version of SMB"),
};

/** The system of that id; undefined where none has it. */
export function clientSystem(id: string): ClientSystem | undefined {
  return CLIENT_SYSTEMS.find((system) => system.id === id);
}
