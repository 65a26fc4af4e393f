import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE, MAY_REACH_OUT } from "@/lib/auth/roles";
import { TunnelsPage } from "./_components/tunnels-page";

export const metadata: Metadata = { title: "NFS Tunnels" };

export default async function Page() {
  const { user } = await requirePageSession();
  return (
    <TunnelsPage canChange={MAY_CHANGE.includes(user.role)} canReachOut={MAY_REACH_OUT.includes(user.role)} />
  );
}
