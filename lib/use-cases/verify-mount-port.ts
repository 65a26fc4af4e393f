import type { Host } from "@/lib/host/host";
import { readPortSettings, type SettingsRead } from "@/lib/nfs/ports/read-settings";
import { MOUNT3_NULL, NFS3_NULL, NFS4_NULL } from "@/lib/nfs/rpc/programs";
import { callNull, listMappings, locateNfs } from "@/lib/use-cases/locate-nfs";
import type { Verification } from "@/lib/use-cases/managed-file";
import { verifyPatiently } from "@/lib/use-cases/verify-patiently";

/** Whether NFS answers, and mountd at the port it is pinned to, by a NULL call each. */
export async function verifyMountPort(host: Host): Promise<Verification> {
  const settings = await readPortSettings(host, host.files);
  if (!settings.ok) return { ok: false, message: settings.error.message };
  return verifyPatiently(() => ask(host, settings.value));
}

async function ask(host: Host, settings: SettingsRead): Promise<Verification> {
  const place = await locateNfs(host, settings, await listMappings(host));
  if (place === null) {
    const { detail } = await host.service("nfs").status();
    return { ok: false, message: "NFS does not run with these settings.", detail };
  }
  const versions = await Promise.all([NFS3_NULL, NFS4_NULL].map((each) => callNull(host, place.nfs, each)));
  const [first] = versions;
  if (!versions.some(({ answered }) => answered)) {
    return {
      ok: false,
      message: `NFS does not answer at port ${String(place.nfs)}: ${first?.message ?? ""}`,
    };
  }
  const pinned = settings.services.mount.port;
  const port = pinned ?? place.mount;
  if (port === null) return { ok: true, detail: "NFS answers; mountd is registered nowhere." };
  const mountd = await callNull(host, port, MOUNT3_NULL);
  if (mountd.answered) {
    const word = pinned === null ? "floating" : "pinned";
    return { ok: true, detail: `NFS answers, and so does mountd at its ${word} port ${String(port)}.` };
  }
  const isElsewhere = pinned !== null && place.mount !== null && place.mount !== pinned;
  const message = isElsewhere
    ? `mountd is still at port ${String(place.mount)}, not at ${String(pinned)}: only a restart of NFS moves it.`
    : `mountd does not answer at port ${String(port)}: ${mountd.message}`;
  return { ok: false, message };
}
