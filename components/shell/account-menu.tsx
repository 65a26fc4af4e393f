"use client";

import { ChevronDown, CircleUserRound, LogOut, MonitorCheck, MonitorX, UserCog } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { headButton } from "@/components/shell/head-button";
import { Alert } from "@/components/ui/alert";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import type { MenuEntry } from "@/components/ui/menu-window";
import type { Result } from "@/lib/shared/result";
import { msg, t } from "@/lib/words/t";

const OwnSessionsDialog = dynamic(
  () => import("@/components/shell/own-sessions-dialog").then((part) => part.OwnSessionsDialog),
  { ssr: false },
);

export interface AccountMenuProps {
  account: {
    readonly name: string;
    readonly username: string;
    readonly role: string;
    /** Handed from guest to guest: its sessions are nobody's to list or end. */
    readonly isShared: boolean;
    /** Manages accounts and settings. */
    readonly isAdmin: boolean;
    /** This panel is a guided demo. */
    readonly isDemo: boolean;
  };
  onSignOut: () => Promise<Result<unknown>>;
  onSignOutEverywhere: () => Promise<Result<unknown>>;
  onEndSession: (session: { id: string }) => Promise<Result<unknown>>;
}

/** What a role may do, for the person who has it. */
const roleWords: Readonly<Record<string, string>> = {
  admin: msg("Administrator: sees and changes everything"),
  operator: msg("Operator: changes everything but accounts and settings"),
  helpdesk: msg("Helpdesk: sees everything, changes nothing"),
  demo: msg("Demo: tries everything on the box that comes with the panel"),
};

export function AccountMenu(props: AccountMenuProps) {
  const { account, onSignOut, onSignOutEverywhere, onEndSession } = props;
  const router = useRouter();
  const [trouble, setTrouble] = useState("");
  const [sessionsOpen, setSessionsOpen] = useState(false);
  const leave = (end: () => Promise<Result<unknown>>) => () => {
    void end().then(
      (ended) => {
        // A whole new page load, so that nothing read while signed in stays in memory.
        if (ended.ok || ended.error.code === "unauthenticated") window.location.replace("/sign-in");
        else setTrouble(ended.error.message);
      },
      () => {
        setTrouble(t("The panel does not answer, so you are still signed in. Try again in a moment."));
      },
    );
  };
  const own: readonly MenuEntry[] = [
    {
      kind: "command",
      label: t("Your account"),
      icon: <UserCog aria-hidden />,
      onSelect: () => {
        router.push("/account");
      },
    },
    {
      kind: "command",
      label: t("Your sessions"),
      icon: <MonitorCheck aria-hidden />,
      onSelect: () => {
        setSessionsOpen(true);
      },
    },
  ];
  const everywhere: MenuEntry = {
    kind: "command",
    label: t("Sign out everywhere"),
    icon: <MonitorX aria-hidden />,
    onSelect: leave(onSignOutEverywhere),
  };
  return (
    <>
      <Menu
        trigger={(props) => (
          <button
            {...props}
            type="button"
            aria-label={t("Account of {username}", { username: account.username })}
            className={headButton}
          >
            <CircleUserRound aria-hidden />
            <span className="max-w-32 truncate font-medium max-sm:sr-only">{account.username}</span>
            <ChevronDown aria-hidden className="!size-3.5 text-head-muted" />
          </button>
        )}
        entries={[
          { kind: "text", text: <AccountWords {...account} /> },
          { kind: "line" },
          ...(account.isShared ? [] : own),
          { kind: "command", label: t("Sign out"), icon: <LogOut aria-hidden />, onSelect: leave(onSignOut) },
          ...(account.isShared ? [] : [everywhere]),
        ]}
      />
      {sessionsOpen && <OwnSessionsDialog open onOpenChange={setSessionsOpen} onEnd={onEndSession} />}
      <Dialog
        open={trouble !== ""}
        onOpenChange={() => {
          setTrouble("");
        }}
        title={t("Not signed out")}
        size="small"
      >
        <Alert kind="error" announce>
          {trouble}
        </Alert>
      </Dialog>
    </>
  );
}

function AccountWords({ name, role }: AccountMenuProps["account"]) {
  return (
    <>
      <span className="block font-medium text-ink">{name}</span>
      <span className="block text-xs">{t(roleWords[role] ?? role)}</span>
    </>
  );
}
