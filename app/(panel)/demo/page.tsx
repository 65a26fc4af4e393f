import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { isDemoMode } from "@/lib/use-cases/demo-mode";
import { PresenterPage } from "./_components/presenter-page";

export const metadata: Metadata = { title: "Guided Demo" };

export default async function Page() {
  const { user } = await requirePageSession();
  if (!isDemoMode()) notFound();
  return <PresenterPage canChange={MAY_CHANGE.includes(user.role)} />;
}
