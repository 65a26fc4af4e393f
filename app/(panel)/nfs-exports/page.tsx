import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { ExportsPage } from "./_components/exports-page";
import { FirewallAdvice } from "./_components/firewall-advice";
import { MountPortPanel } from "./_components/mount-port-panel";

export const metadata: Metadata = { title: "NFS Exports" };

export default async function Page() {
  const { user } = await requirePageSession();
  const canChange = user.role === "admin";
  return (
    <>
      <ExportsPage canChange={canChange} />
      <MountPortPanel canChange={canChange} />
      <FirewallAdvice />
    </>
  );
}
