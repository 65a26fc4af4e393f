import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { STAFF } from "@/lib/auth/roles";
import { AuditLog } from "./_components/audit-log";

export const metadata: Metadata = { title: "Audit Log" };

export default async function AuditPage() {
  const { user } = await requirePageSession();
  return <AuditLog canExport={STAFF.includes(user.role)} />;
}
