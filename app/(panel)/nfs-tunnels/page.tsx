import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { TunnelsPage } from "./_components/tunnels-page";

export const metadata: Metadata = { title: "NFS Tunnels" };

export default async function Page() {
  const { user } = await requirePageSession();
  return <TunnelsPage canChange={user.role === "admin"} />;
}
