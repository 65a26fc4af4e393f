import type { Host } from "@/lib/host/host";
import { sambaParameters } from "@/lib/use-cases/samba-parameters";

/** Where smbd listens, as the appliance itself reaches it. */
export interface SambaAddress {
  readonly host: string;
  readonly port: number;
}

/** What has to be asked of testparm to know it. */
export const ADDRESS_PARAMETERS = ["smb ports", "interfaces", "bind interfaces only"] as const;

interface AddressParameters {
  get(name: (typeof ADDRESS_PARAMETERS)[number]): string | undefined;
}

/** The first port that the file names, at loopback unless smbd is bound to interfaces that leave it out. */
export function addressFrom(parameters: AddressParameters): SambaAddress {
  const port = Number(/\d+/.exec(parameters.get("smb ports") ?? "")?.[0] ?? 445);
  const interfaces = (parameters.get("interfaces") ?? "").split(/[\s,]+/).filter(Boolean);
  const bound = /^(?:yes|true|1)$/i.test(parameters.get("bind interfaces only") ?? "");
  const loopback = interfaces.some((entry) => entry === "lo" || entry.startsWith("127."));
  const addresses = interfaces.flatMap((entry) => /^\d+\.\d+\.\d+\.\d+/.exec(entry)?.[0] ?? []);
  return { host: bound && !loopback ? (addresses[0] ?? "127.0.0.1") : "127.0.0.1", port };
}

/** The same, asked of the appliance. */
export async function sambaAddress(host: Host): Promise<SambaAddress> {
  return addressFrom(await sambaParameters(host, ADDRESS_PARAMETERS));
}
