import { FileQuestionMark } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { buttonLook } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { t } from "@/lib/words/t";

export function generateMetadata(): Metadata {
  return { title: t("No such page") };
}

export default function NotFound() {
  return (
    <main className="mx-auto max-w-xl p-4 pt-[12vh]">
      <Panel level={1} title={t("There is no page at this address")} icon={<FileQuestionMark />}>
        <p className="mb-3">
          {t("The link may be of another version of the panel, or was cut short on its way to you.")}
        </p>
        <Link href="/" className={buttonLook("primary")}>
          {t("Go to Storage Administration")}
        </Link>
      </Panel>
    </main>
  );
}
