import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { ParametersPage } from "./_components/parameters-page";

export const metadata: Metadata = { title: "Parameters of smb.conf" };

export default async function Page() {
  await requirePageSession();
  return <ParametersPage />;
}
