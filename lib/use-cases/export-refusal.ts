import type { Host } from "@/lib/host/host";
import { parseAddress } from "@/lib/nfs/addresses";
import { parseExports } from "@/lib/nfs/document";
import { entryFor, isWithin, readExports } from "@/lib/nfs/readings";
import { decodeText } from "@/lib/shared/text";
import { t } from "@/lib/words/t";

/** What may be wrong with an export that the server does not let a tunnel mount, where its exports file is not ours to read. */
export function refusedElsewhere(): string {
  return t(
    "Through a tunnel the server sees its own sshd, on a port above 1023: the folder has to be exported to localhost, with the option “insecure”. Look at the server's exports.",
  );
}

/** The same read from the appliance's exports file: which of the reasons it is, and what to do; null where the file allows the mount. */
export async function whyExportRefuses(host: Host, path: string): Promise<string | null> {
  const read = await host.readFile(host.files.exports);
  if (!read.ok) return refusedElsewhere();
  const readings = readExports(parseExports(decodeText(read.value.bytes)));
  const address = parseAddress("127.0.0.1");
  const entry = address && entryFor(readings, path, { address, name: "localhost" });
  if (entry && !entry.options.flags.insecure) {
    return t(
      "The export of {path} to localhost lacks the option “insecure”: through a tunnel the server sees sshd's own port, which is above 1023, whatever the client's port is. Add “insecure” (Make tunnel-only on the page NFS Exports does so).",
      { path: entry.path },
    );
  }
  if (entry) return null;
  const isExported = readings.entries.some(
    (each) => each.standing === "in-force" && isWithin(path, each.path),
  );
  return t(
    isExported
      ? "The export is there, but not for localhost, which is where a tunnel ends. Export it to localhost with “insecure” (Make tunnel-only on the page NFS Exports does so)."
      : "The exports file has no export of {path}. Create one to localhost with “insecure”, or correct the path in the profile.",
    { path },
  );
}
