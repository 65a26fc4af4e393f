import type { Metadata } from "next";
import { preload } from "react-dom";
import { requirePageSession } from "@/lib/auth/page-session";
import { ConfigFilePage } from "./_components/config-file-page";

export const metadata: Metadata = { title: "Edit Config File" };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{ line?: string | string[] }>;
}) {
  const { user } = await requirePageSession();
  // The file is on its way while the scripts are: the page's own request for it finds it here.
  preload("/api/smb-conf", { as: "fetch", crossOrigin: "anonymous" });
  const { line } = await searchParams;
  const number = typeof line === "string" && /^[1-9]\d{0,8}$/.test(line) ? Number(line) : undefined;
  return <ConfigFilePage canEdit={user.role === "admin"} user={user.username} line={number} />;
}
