import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { HistoryPage } from "./_components/history-page";

export function generateMetadata(): Metadata {
  return { title: t("History") };
}

export default async function Page() {
  const { user } = await requirePageSession();
  return <HistoryPage canChange={MAY_CHANGE.includes(user.role)} />;
}
