import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { SessionsPage } from "./_components/sessions-page";

export const metadata: Metadata = { title: "Sessions" };

export default async function Page() {
  const { user } = await requirePageSession();
  return <SessionsPage canChange={user.role === "admin"} />;
}
