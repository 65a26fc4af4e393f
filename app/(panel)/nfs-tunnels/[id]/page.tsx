import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE, MAY_REACH_OUT } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { TunnelPage } from "./_components/tunnel-page";

export function generateMetadata(): Metadata {
  return { title: t("NFS Tunnel") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { user } = await requirePageSession();
  const { id } = await params;
  return (
    <TunnelPage
      key={id}
      id={id}
      canChange={MAY_CHANGE.includes(user.role)}
      canReachOut={MAY_REACH_OUT.includes(user.role)}
    />
  );
}
