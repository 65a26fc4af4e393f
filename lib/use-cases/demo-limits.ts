import { MAY_CHANGE, MAY_REACH_OUT, type Role } from "@/lib/auth/roles";
import type { Host } from "@/lib/host/host";
import { reachesBeyond } from "@/lib/samba/contained";
import { applianceLayout } from "@/lib/sandbox/layout";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { fail, ok, type Result } from "@/lib/shared/result";
import { contentTag } from "@/lib/host/content-tag";
import { findTunnelProfile } from "@/lib/use-cases/find-tunnel-profile";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { t } from "@/lib/words/t";

/**
 * Whether a demo account may have smbd of the box read this text. The box does not limit what a smb.conf shares or runs, and
 * as root `root preexec` means there what it means anywhere; so a guest's text brings in harmless lines and the box's own
 * folders only. Every other role passes.
 */
export async function mayWriteSmbConf(host: Host, role: Role, candidate: Uint8Array): Promise<Result<null>> {
  if (role !== "demo") return ok(null);
  const layout = applianceLayout(dataDir(env().dataDir).appliance);
  if (!layout.ok) return layout;
  const base = await host.readFile(host.files.smbConf);
  if (!base.ok) return base;
  const after = smbConfDocument({ tag: contentTag(candidate), bytes: candidate });
  const stray = reachesBeyond(smbConfDocument(base.value), after, layout.value.shares);
  if (stray === null) return ok(null);
  const message = t(
    "This text reaches beyond the box, which a demo account may not have it do: {stray} Nothing was done. Take that out, or ask a colleague with an admin or operator account.",
    { stray },
  );
  return fail({ code: "forbidden", message });
}

/** Who may change a tunnel: one of this host's opens connections from the panel's machine to wherever it names. */
export async function whoMayChangeTunnel(id: string): Promise<readonly Role[]> {
  const found = await findTunnelProfile(id);
  return found.ok && found.value.profile.isThisHost ? MAY_REACH_OUT : MAY_CHANGE;
}
