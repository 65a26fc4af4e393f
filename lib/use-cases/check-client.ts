import type { Host } from "@/lib/host/host";
import { canConnect, type Verdict } from "@/lib/samba/clients/can-connect";
import { clientSystem } from "@/lib/samba/clients/systems";
import type { SmbConf } from "@/lib/samba/document";
import { effectiveValue } from "@/lib/samba/effective";
import { fail, ok, type Result } from "@/lib/shared/result";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";
import { t } from "@/lib/words/t";

export interface ClientCheck extends Verdict {
  readonly share: string;
  readonly client: { readonly id: string; readonly name: string };
  /** What the commands call the server; `SERVER` where its name is not known. */
  readonly server: string;
}

/** Can a client of this system connect to this share, as smb.conf is on disk now? */
export async function checkClient(
  host: Host,
  question: { readonly share: string; readonly client: string },
): Promise<Result<ClientCheck>> {
  const client = clientSystem(question.client);
  if (!client) {
    return fail({
      code: "unknown-client",
      message: t("No client system of that name is known here. Choose one from the list."),
    });
  }
  const read = await readManagedFile(smbConfFile, host);
  if (!read.ok) return read;
  const doc = smbConfDocument(read.value);
  const server = serverName(doc, host);
  return ok({
    ...canConnect(doc, question.share, client, server),
    share: question.share,
    client: { id: client.id, name: t(client.name) },
    server,
  });
}

const PLACEHOLDER = "SERVER";

/** `netbios name` is what Windows knows the server by; the box has no name in any network. */
function serverName(doc: SmbConf, host: Host): string {
  const told = effectiveValue(doc, "global", "netbios name")?.value ?? "";
  if (told !== "" && !told.includes("%")) return told;
  return host.kind === "sandbox" ? PLACEHOLDER : host.name;
}
