import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthWindow } from "@/components/shell/auth-window";
import { safeNextPath } from "@/lib/auth/next-path";
import { pendingSignIn } from "@/lib/auth/pending-sign-in";
import { t } from "@/lib/words/t";
import { CodeForm } from "../_components/code-form";
import { finishSignInWithForm } from "../actions";

export function generateMetadata(): Metadata {
  return { title: t("Log in") };
}

interface CodePageProps {
  readonly searchParams: Promise<{ readonly next?: string | string[]; readonly with?: string | string[] }>;
}

/** The second step of signing in, for who gave the right password a moment ago. */
export default async function CodePage({ searchParams }: CodePageProps) {
  const given = await searchParams;
  const next = safeNextPath(given.next);
  const pending = await pendingSignIn(await headers());
  if (pending === null) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  const kind = given.with === "recovery" ? "recovery" : "app";
  return (
    <AuthWindow title={t("Log in to Storage Administration")}>
      <CodeForm
        key={kind}
        action={finishSignInWithForm}
        kind={kind}
        username={pending.username}
        next={next}
      />
    </AuthWindow>
  );
}
