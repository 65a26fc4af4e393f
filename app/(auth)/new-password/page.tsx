import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthWindow } from "@/components/shell/auth-window";
import { currentSession } from "@/lib/auth/session";
import { barOf } from "@/lib/auth/standing";
import { t } from "@/lib/words/t";
import { NewPassword } from "./_components/new-password";

export function generateMetadata(): Metadata {
  return { title: t("Choose your password") };
}

/** For who signed in with a password that was made up for them: nothing else goes until they have their own. */
export default async function NewPasswordPage() {
  const session = await currentSession();
  if (session === null || barOf(session.user) !== null) redirect("/sign-in");
  if (!session.user.passwordDue) redirect("/");
  return (
    <AuthWindow title={t("Choose your password")}>
      <NewPassword username={session.user.username} />
    </AuthWindow>
  );
}
