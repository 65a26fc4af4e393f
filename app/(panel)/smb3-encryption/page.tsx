import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { EncryptionPage } from "./_components/encryption-page";

export const metadata: Metadata = { title: "SMB3 Encryption" };

export default async function Page() {
  const { user } = await requirePageSession();
  return <EncryptionPage canChange={MAY_CHANGE.includes(user.role)} user={user.username} />;
}
