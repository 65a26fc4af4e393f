"use client";

import { LockKeyhole } from "lucide-react";
import type { ComponentProps } from "react";
import type { EditedKind } from "@/app/(panel)/_config-file/edited-kind";
import { ManagedFilePage } from "@/app/(panel)/_config-file/managed-file-page";
import type { EditorHandle } from "@/components/editor/config-editor";
import { encryptionSettings } from "@/components/editor/samba/insert-encryption";
import { smbConfLanguage } from "@/components/editor/samba/language";
import { msg, t } from "@/lib/words/t";

const smbConf: EditedKind = {
  file: "smb.conf",
  title: msg("Edit Config File"),
  readTitle: msg("Config File"),
  label: msg("Config File"),
  noun: msg("smb.conf"),
  called: msg("smb.conf"),
  language: smbConfLanguage,
  tool: { label: msg("Insert encryption settings"), icon: <LockKeyhole />, use: insertEncryption },
};

function insertEncryption(editor: EditorHandle): string {
  const inserted = editor.change(encryptionSettings);
  if (!inserted.ok) return inserted.error.message;
  return inserted.value.changed
    ? t(
        "smb encrypt = mandatory and server signing = mandatory are in [global] now. Review changes to apply them.",
      )
    : t("Both lines are in [global] already: smb encrypt = mandatory, server signing = mandatory.");
}

export function ConfigFilePage(props: Omit<ComponentProps<typeof ManagedFilePage>, "kind">) {
  return <ManagedFilePage kind={smbConf} {...props} />;
}
