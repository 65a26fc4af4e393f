import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { t } from "@/lib/words/t";
import { GlossaryPage } from "./_components/glossary-page";

export function generateMetadata(): Metadata {
  return { title: t("Glossary") };
}

export default async function Page() {
  await requirePageSession();
  return <GlossaryPage />;
}
