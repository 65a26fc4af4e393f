import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { HistoryPage } from "./_components/history-page";

export const metadata: Metadata = { title: "History" };

export default async function Page() {
  const { user } = await requirePageSession();
  return <HistoryPage canChange={MAY_CHANGE.includes(user.role)} />;
}
