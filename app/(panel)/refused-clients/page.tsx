import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { RefusedClients } from "./_components/refused-clients";

export function generateMetadata(): Metadata {
  return { title: t("Refused Clients") };
}

export default async function Page() {
  const { user } = await requirePageSession();
  return <RefusedClients canChange={MAY_CHANGE.includes(user.role)} />;
}
