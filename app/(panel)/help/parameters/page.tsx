import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { t } from "@/lib/words/t";
import { ParametersPage } from "./_components/parameters-page";

export function generateMetadata(): Metadata {
  return { title: t("Parameters of smb.conf") };
}

export default async function Page() {
  await requirePageSession();
  return <ParametersPage />;
}
