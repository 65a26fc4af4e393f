import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { AuditLog } from "./_components/audit-log";

export const metadata: Metadata = { title: "Audit Log" };

export default async function AuditPage() {
  await requirePageSession();
  return <AuditLog />;
}
