import type { Host } from "@/lib/host/host";
import { createShare, editShare, type ShareForm, shareFormOf, withoutShare } from "@/lib/samba/share-form";
import { decodeText, encodeText } from "@/lib/shared/text";
import { fail, ok, type Result } from "@/lib/shared/result";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";
import { t } from "@/lib/words/t";

/** A text that somebody could review and apply, and the file it was made from. */
export interface Draft {
  readonly candidate: Uint8Array;
  readonly baseTag: string;
}

export type ShareChange =
  | { readonly kind: "create"; readonly form: ShareForm }
  | { readonly kind: "edit"; readonly name: string; readonly form: ShareForm }
  | { readonly kind: "remove"; readonly name: string };

/** What smb.conf would hold after a change made by form. Writes nothing: it is reviewed and applied like any other. */
export async function draftShareChange(host: Host, change: ShareChange): Promise<Result<Draft>> {
  const read = await readManagedFile(smbConfFile, host);
  if (!read.ok) return read;
  const text = decodeText(read.value.bytes);
  const edited =
    change.kind === "create"
      ? createShare(text, change.form)
      : change.kind === "edit"
        ? editShare(text, change.name, change.form)
        : withoutShare(text, change.name);
  return edited.ok ? ok({ candidate: encodeText(edited.value), baseTag: read.value.tag }) : edited;
}

/** The share form, filled from the file. */
export async function readShareForm(host: Host, name: string): Promise<Result<ShareForm>> {
  const read = await readManagedFile(smbConfFile, host);
  if (!read.ok) return read;
  const form = shareFormOf(smbConfDocument(read.value), name);
  return form
    ? ok(form)
    : fail({
        code: "missing",
        message: t("smb.conf has no share named {name}. Refresh the list.", { name }),
      });
}
