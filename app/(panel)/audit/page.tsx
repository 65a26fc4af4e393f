import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { STAFF } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { AuditLog } from "./_components/audit-log";

export function generateMetadata(): Metadata {
  return { title: t("Audit Log") };
}

export default async function AuditPage() {
  const { user } = await requirePageSession();
  return <AuditLog canExport={STAFF.includes(user.role)} />;
}
