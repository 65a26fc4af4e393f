import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { DemoClients } from "../_demo/demo-clients";
import { SessionsPage } from "./_components/sessions-page";

export function generateMetadata(): Metadata {
  return { title: t("Sessions") };
}

export default async function Page() {
  const { user } = await requirePageSession();
  const canChange = MAY_CHANGE.includes(user.role);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col overflow-y-auto">
      <SessionsPage canChange={canChange} />
      <DemoClients canChange={canChange} />
    </div>
  );
}
