import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { requirePageSession } from "@/lib/auth/page-session";
import { MAY_ADMINISTER, MAY_CHANGE, STAFF } from "@/lib/auth/roles";
import { isDemoMode } from "@/lib/use-cases/demo-mode";
import { Palette } from "./_find/palette";
import { HelpButton } from "./_help/help-button";
import { HelpPane } from "./_help/help-pane";
import { HelpProvider } from "./_help/help-state";
import { TourHost } from "./_tour/tour-host";
import { endOwnSession, signOut, signOutEverywhere } from "./_account/actions";

export default async function PanelLayout({ children }: { children: ReactNode }) {
  const { user } = await requirePageSession();
  const { name, username, role } = user;
  const account = {
    ...{ name, username, role },
    isShared: !STAFF.includes(role),
    isAdmin: MAY_ADMINISTER.includes(role),
    isDemo: isDemoMode(),
  };
  return (
    <HelpProvider>
      <Shell
        account={account}
        tools={
          <>
            <Palette account={account} />
            <HelpButton />
          </>
        }
        aside={<HelpPane />}
        onSignOut={signOut}
        onSignOutEverywhere={signOutEverywhere}
        onEndSession={endOwnSession}
      >
        {children}
        {account.isDemo && <TourHost canChange={MAY_CHANGE.includes(role)} />}
      </Shell>
    </HelpProvider>
  );
}
