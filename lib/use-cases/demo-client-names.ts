import type { Host } from "@/lib/host/host";

/** Which addresses belong to the appliance's own demo clients, and what those are called: they are marked everywhere. */
export function demoClientNames(host: Host): ReadonlyMap<string, string> {
  return new Map(host.demoClients?.list().map(({ address, name }) => [address, name]));
}
