import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { t } from "@/lib/words/t";
import { HelpPage } from "./_components/help-page";

export function generateMetadata(): Metadata {
  return { title: t("Help") };
}

export default async function Page({ searchParams }: PageProps<"/help">) {
  await requirePageSession();
  const { topic } = await searchParams;
  return <HelpPage asked={typeof topic === "string" ? topic : undefined} />;
}
