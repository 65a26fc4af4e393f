import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { t } from "@/lib/words/t";
import { DashboardPage } from "./_components/dashboard-page";

export function generateMetadata(): Metadata {
  return { title: t("Dashboard") };
}

export default async function Page() {
  await requirePageSession();
  return <DashboardPage />;
}
