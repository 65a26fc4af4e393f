import type { Metadata } from "next";
import { recoveryCodesLeft } from "@/lib/auth/second-factor";
import { requirePageSession } from "@/lib/auth/page-session";
import { STAFF } from "@/lib/auth/roles";
import { t } from "@/lib/words/t";
import { AccountPage } from "./_components/account-page";

export function generateMetadata(): Metadata {
  return { title: t("Your Account") };
}

export default async function Page() {
  const { user } = await requirePageSession();
  const codesLeft = user.hasSecondFactor ? (await recoveryCodesLeft(user.id)).length : null;
  return (
    <AccountPage
      account={{ username: user.username, name: user.name, role: user.role }}
      isShared={!STAFF.includes(user.role)}
      codesLeft={codesLeft}
    />
  );
}
