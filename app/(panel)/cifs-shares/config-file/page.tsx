import type { Metadata } from "next";
import { preload } from "react-dom";
import { lineOf } from "@/app/(panel)/_config-file/page-line";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { ConfigFilePage } from "./_components/config-file-page";

export function generateMetadata(): Metadata {
  return { title: t("Edit Config File") };
}

export default async function Page({ searchParams }: PageProps<"/cifs-shares/config-file">) {
  const { user } = await requirePageSession();
  // The file is on its way while the scripts are: the page's own request for it finds it here.
  preload("/api/smb-conf", { as: "fetch", crossOrigin: "anonymous" });
  return (
    <ConfigFilePage
      canEdit={MAY_CHANGE.includes(user.role)}
      user={user.username}
      line={await lineOf(searchParams)}
    />
  );
}
