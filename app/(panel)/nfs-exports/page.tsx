import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { ExportsPage } from "./_components/exports-page";
import { FirewallAdvice } from "./_components/firewall-advice";
import { MountPortPanel } from "./_components/mount-port-panel";

export function generateMetadata(): Metadata {
  return { title: t("NFS Exports") };
}

export default async function Page() {
  const { user } = await requirePageSession();
  const canChange = MAY_CHANGE.includes(user.role);
  return (
    <>
      <ExportsPage canChange={canChange} />
      <div className="mt-2 flex shrink-0 flex-col gap-2">
        <MountPortPanel canChange={canChange} />
        <FirewallAdvice />
      </div>
    </>
  );
}
