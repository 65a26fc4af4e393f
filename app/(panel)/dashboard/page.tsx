import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { DashboardPage } from "./_components/dashboard-page";

export const metadata: Metadata = { title: "Dashboard" };

export default async function Page() {
  await requirePageSession();
  return <DashboardPage />;
}
