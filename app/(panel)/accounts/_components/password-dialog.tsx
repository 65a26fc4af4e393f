"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Mono } from "@/components/ui/mono";
import { t } from "@/lib/words/t";

/** A password that was made up just now. It is in this page's memory alone. */
export interface MadePassword {
  readonly username: string;
  readonly password: string;
  readonly message: string;
}

/** Shows a made-up password, this once. */
export function PasswordDialog({ made, onClose }: { made: MadePassword; onClose: () => void }) {
  return (
    <Dialog
      open
      locked
      size="small"
      onOpenChange={onClose}
      title={t("Password of {username}", { username: made.username })}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("I have passed it on")}
        </Button>
      }
    >
      <p>{made.message}</p>
      <p className="flex items-center justify-between gap-2 rounded-md border border-line-strong bg-raised px-3 py-2">
        <span className="sr-only">{t("The password is")}</span>
        <Mono>{made.password}</Mono>
        <CopyButton text={made.password} label={t("password")} />
      </p>
      <Alert kind="warning" title={t("It is shown this once")}>
        {t(
          "Nobody can show it again. Hand it over by a way you trust. Whoever signs in with it chooses a password of their own first, unless it is a demo account.",
        )}
      </Alert>
    </Dialog>
  );
}
