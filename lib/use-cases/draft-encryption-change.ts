import type { Host } from "@/lib/host/host";
import { editEncryption } from "@/lib/samba/edit-encryption";
import type { EncryptionForm } from "@/lib/samba/encryption-form";
import { decodeText, encodeText } from "@/lib/shared/text";
import { ok, type Result } from "@/lib/shared/result";
import type { Draft } from "@/lib/use-cases/draft-share-change";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

/**
 * What smb.conf would hold after a change made on the SMB3 Encryption page. Writes nothing: it is reviewed and applied like
 * any other. A share that is gone meanwhile is a failure `missing` that names it in `fields.shares`.
 */
export async function draftEncryptionChange(host: Host, form: EncryptionForm): Promise<Result<Draft>> {
  const read = await readManagedFile(smbConfFile, host);
  if (!read.ok) return read;
  const edited = editEncryption(decodeText(read.value.bytes), form);
  return edited.ok ? ok({ candidate: encodeText(edited.value), baseTag: read.value.tag }) : edited;
}
