import type { Host } from "@/lib/host/host";
import { writeOwnDropIn } from "@/lib/nfs/ports/own-drop-in";
import { readPortSettings } from "@/lib/nfs/ports/read-settings";
import { putMountPort } from "@/lib/nfs/ports/sysconfig";
import { decodeText, encodeText } from "@/lib/shared/text";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { Draft } from "@/lib/use-cases/draft-share-change";
import { type MountPinFileName, mountPinFile } from "@/lib/use-cases/mount-pin-files";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { t } from "@/lib/words/t";

interface MountPinDraft extends Draft {
  /** The file it is a text of. */
  readonly file: MountPinFileName;
  readonly reason: string;
}

/**
 * The text that pins mountd to a port, or leaves it to chance where it is null, in the file that this appliance has for it.
 * Writes nothing: it is reviewed and applied like any other change.
 */
export async function draftMountPin(host: Host, port: number | null): Promise<Result<MountPinDraft>> {
  const settings = await readPortSettings(host, host.files);
  if (!settings.ok) return settings;
  const file = mountPinFile(settings.value);
  const read = await readManagedFile(file, host);
  if (!read.ok && read.error.code !== "missing") return read;
  const base = read.ok ? decodeText(read.value.bytes) : "";
  const { setBy, overridden } = settings.value.services.mount;
  const isPinned = [setBy, ...overridden].some((line) => line?.path === file.path(host));
  const written = file.name === "sysconfig/nfs" ? putMountPort(base, port) : ok(writeOwnDropIn(base, port));
  if (!written.ok) return written;
  if (written.value === base || (port === null && !isPinned)) {
    const path = file.path(host);
    const message =
      port === null
        ? t(
            "{path} does not pin mountd, so there is nothing to unpin. Where it is pinned all the same, another file does it.",
            { path },
          )
        : t(
            "mountd is pinned to port {port} already, in {path}. Nothing is to be changed; Restart NFS where it answers elsewhere.",
            { port, path },
          );
    return fail({ code: "unchanged", message });
  }
  return ok({
    file: file.name,
    candidate: encodeText(written.value),
    baseTag: read.ok ? read.value.tag : "",
    reason: port === null ? "Unpin mountd" : `Pin mountd to port ${String(port)}`,
  });
}
