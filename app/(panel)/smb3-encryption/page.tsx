import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { EncryptionPage } from "./_components/encryption-page";

export function generateMetadata(): Metadata {
  return { title: t("SMB3 Encryption") };
}

export default async function Page() {
  const { user } = await requirePageSession();
  return <EncryptionPage canChange={MAY_CHANGE.includes(user.role)} user={user.username} />;
}
