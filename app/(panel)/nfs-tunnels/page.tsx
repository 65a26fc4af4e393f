import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE, MAY_REACH_OUT } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { TunnelsPage } from "./_components/tunnels-page";

export function generateMetadata(): Metadata {
  return { title: t("NFS Tunnels") };
}

export default async function Page() {
  const { user } = await requirePageSession();
  return (
    <TunnelsPage canChange={MAY_CHANGE.includes(user.role)} canReachOut={MAY_REACH_OUT.includes(user.role)} />
  );
}
