import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { HistoryPage } from "./_components/history-page";

export const metadata: Metadata = { title: "History" };

export default async function Page() {
  const { user } = await requirePageSession();
  return <HistoryPage canChange={user.role === "admin"} />;
}
