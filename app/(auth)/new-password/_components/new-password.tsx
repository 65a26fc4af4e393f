"use client";

import { ChangePasswordForm } from "@/app/(panel)/account/_components/change-password-form";
import { signOut } from "@/app/(panel)/_account/actions";
import { Button } from "@/components/ui/button";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";

export function NewPassword({ username }: { username: string }) {
  // A whole new page load, so that everything is read anew by who may read it now.
  const go = (to: string) => {
    window.location.replace(to);
  };
  return (
    <div className="flex flex-col gap-4">
      <p>
        <Rich
          text="Welcome, <name>{username}</name>. The password you were given was made up for you, and somebody else has seen it. Choose your own to go on."
          values={{ username }}
          marks={{ name: (parts) => <span className="font-medium">{parts}</span> }}
        />
      </p>
      <ChangePasswordForm
        username={username}
        currentLabel={t("Password you were given")}
        onChanged={() => {
          go("/");
        }}
      />
      <div className="border-t border-line pt-3">
        <Button
          onClick={() => {
            void signOut().finally(() => {
              go("/sign-in");
            });
          }}
        >
          {t("Sign out")}
        </Button>
      </div>
    </div>
  );
}
