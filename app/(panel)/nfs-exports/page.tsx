import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { FirewallAdvice } from "./_components/firewall-advice";
import { MountPortPanel } from "./_components/mount-port-panel";

export const metadata: Metadata = { title: "NFS Exports" };

export default async function Page() {
  const { user } = await requirePageSession();
  return (
    <div className="flex flex-col gap-2">
      <MountPortPanel canChange={user.role === "admin"} />
      <FirewallAdvice />
    </div>
  );
}
