import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_ADMINISTER } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { AccountsPage } from "./_components/accounts-page";
import { NotForYou } from "./_components/not-for-you";

export function generateMetadata(): Metadata {
  return { title: t("Accounts") };
}

export default async function Page() {
  const { user } = await requirePageSession();
  if (!MAY_ADMINISTER.includes(user.role)) return <NotForYou role={user.role} />;
  return <AccountsPage hasSecondFactor={user.hasSecondFactor} />;
}
