import type { Host } from "@/lib/host/host";
import { fail, ok, type Result } from "@/lib/shared/result";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { outdateConnections } from "@/lib/use-cases/read-connections";
import { readServices } from "@/lib/use-cases/read-services";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";
import { verifySamba } from "@/lib/use-cases/verify-samba";
import { t } from "@/lib/words/t";

/** Restarts smbd and waits until it serves. Takes turns with changes of smb.conf, so that neither disturbs the other. */
export function restartSamba(host: Host): Promise<Result<{ readonly message: string }>> {
  return oneAtATime(smbConfFile.name, async () => {
    const restarted = await host.service("smbd").restart();
    outdateConnections(host);
    await readServices.lookAgain(host);
    if (!restarted.ok) return restarted;
    const verified = await verifySamba(host);
    if (verified.ok) return ok({ message: t("Samba was restarted. {detail}", { detail: verified.detail }) });
    const detail = verified.detail === undefined ? {} : { detail: verified.detail };
    return fail({ code: "not-serving", message: verified.message, ...detail });
  });
}
