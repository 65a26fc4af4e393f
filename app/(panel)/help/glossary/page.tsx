import type { Metadata } from "next";
import { requirePageSession } from "@/lib/auth/page-session";
import { GlossaryPage } from "./_components/glossary-page";

export const metadata: Metadata = { title: "Glossary" };

export default async function Page() {
  await requirePageSession();
  return <GlossaryPage />;
}
