import type { Host } from "@/lib/host/host";
import { readPortSettings, type SettingsRead } from "@/lib/nfs/ports/read-settings";
import { MOUNT3_NULL, NFS3_NULL, NFS4_NULL } from "@/lib/nfs/rpc/programs";
import { callNull, listMappings, locateNfs } from "@/lib/use-cases/locate-nfs";
import type { Verification } from "@/lib/use-cases/managed-file";
import { verifyPatiently } from "@/lib/use-cases/verify-patiently";
import { t } from "@/lib/words/t";

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
    return { ok: false, message: t("NFS does not run with these settings."), detail };
  }
  const versions = await Promise.all([NFS3_NULL, NFS4_NULL].map((each) => callNull(host, place.nfs, each)));
  const [first] = versions;
  if (!versions.some(({ answered }) => answered)) {
    return {
      ok: false,
      message: t("NFS does not answer at port {port}: {why}", { port: place.nfs, why: first?.message }),
    };
  }
  const pinned = settings.services.mount.port;
  const port = pinned ?? place.mount;
  if (port === null) return { ok: true, detail: t("NFS answers; mountd is registered nowhere.") };
  const mountd = await callNull(host, port, MOUNT3_NULL);
  if (mountd.answered) {
    const detail = t(
      pinned === null
        ? "NFS answers, and so does mountd at its floating port {port}."
        : "NFS answers, and so does mountd at its pinned port {port}.",
      { port },
    );
    return { ok: true, detail };
  }
  const isElsewhere = pinned !== null && place.mount !== null && place.mount !== pinned;
  const message = isElsewhere
    ? t("mountd is still at port {port}, not at {pinned}: only a restart of NFS moves it.", {
        port: place.mount,
        pinned,
      })
    : t("mountd does not answer at port {port}: {why}", { port, why: mountd.message });
  return { ok: false, message };
}
