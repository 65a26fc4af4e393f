import type { Metadata } from "next";
import { preload } from "react-dom";
import { lineOf } from "@/app/(panel)/_config-file/page-line";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { ExportsFilePage } from "./_components/exports-file-page";

export function generateMetadata(): Metadata {
  return { title: t("Edit Exports File") };
}

export default async function Page({ searchParams }: PageProps<"/nfs-exports/config-file">) {
  const { user } = await requirePageSession();
  // The file is on its way while the scripts are: the page's own request for it finds it here.
  preload("/api/exports/file", { as: "fetch", crossOrigin: "anonymous" });
  return (
    <ExportsFilePage
      canEdit={MAY_CHANGE.includes(user.role)}
      user={user.username}
      line={await lineOf(searchParams)}
    />
  );
}
