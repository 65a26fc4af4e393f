import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthWindow } from "@/components/shell/auth-window";
import { safeNextPath } from "@/lib/auth/next-path";
import { currentSession } from "@/lib/auth/session";
import { barOf } from "@/lib/auth/standing";
import { offeredAccounts } from "@/lib/use-cases/demo-accounts";
import { t } from "@/lib/words/t";
import { SignInForm } from "./_components/sign-in-form";
import { signInWithForm } from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("Log in") };
}

interface SignInPageProps {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const next = safeNextPath((await searchParams).next);
  const session = await currentSession();
  if (session !== null && barOf(session.user) === null) redirect(next);
  return (
    <AuthWindow title={t("Log in to Storage Administration")}>
      <SignInForm action={signInWithForm} next={next} offered={await offeredAccounts(await headers())} />
    </AuthWindow>
  );
}
