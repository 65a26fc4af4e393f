import { Users } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { t } from "@/lib/words/t";

/** For whoever was sent a link to a page that is not theirs. */
export function NotForYou({ role }: { role: string }) {
  return (
    <Panel level={1} title={t("Accounts")} icon={<Users />}>
      <EmptyState icon={<Users />} title={t("Accounts are managed by people with the role admin")}>
        {t(
          "Your account’s role is {role}. Ask one of them for a new account, another role, or a new password. Your own password and second factor are under Your account, in the menu at the top.",
          { role },
        )}
      </EmptyState>
    </Panel>
  );
}
