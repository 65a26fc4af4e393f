import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { ConfigFilePage } from "./_components/config-file-page";

export const metadata: Metadata = { title: "Edit Config File" };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{ line?: string | string[] }>;
}) {
  const { user } = await requirePageSession();
  const { line } = await searchParams;
  const number = typeof line === "string" && /^[1-9]\d{0,8}$/.test(line) ? Number(line) : undefined;
  return <ConfigFilePage canEdit={user.role === "admin"} user={user.username} line={number} />;
}
