import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { isDemoMode } from "@/lib/use-cases/demo-mode";
import { t } from "@/lib/words/t";
import { PresenterPage } from "./_components/presenter-page";

export function generateMetadata(): Metadata {
  return { title: t("Guided Demo") };
}

export default async function Page() {
  const { user } = await requirePageSession();
  if (!isDemoMode()) notFound();
  return <PresenterPage canChange={MAY_CHANGE.includes(user.role)} />;
}
