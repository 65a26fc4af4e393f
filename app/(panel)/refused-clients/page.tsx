import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { RefusedClients } from "./_components/refused-clients";

export const metadata: Metadata = { title: "Refused Clients" };

export default async function Page() {
  const { user } = await requirePageSession();
  return <RefusedClients canChange={user.role === "admin"} />;
}
