import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { SharesPage } from "./_components/shares-page";

export function generateMetadata(): Metadata {
  return { title: t("CIFS Shares") };
}

export default async function Page() {
  const { user } = await requirePageSession();
  return <SharesPage canChange={MAY_CHANGE.includes(user.role)} />;
}
