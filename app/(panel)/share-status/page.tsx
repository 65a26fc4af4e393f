import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { ShareStatusPage } from "./_components/share-status-page";

export const metadata: Metadata = { title: "Share Status" };

export default async function Page() {
  const { user } = await requirePageSession();
  return <ShareStatusPage canChange={MAY_CHANGE.includes(user.role)} />;
}
