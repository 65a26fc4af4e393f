"use client";

import {
  Ban,
  CirclePlay,
  KeyRound,
  MonitorX,
  Pencil,
  RefreshCw,
  ShieldOff,
  Trash2,
  UserPlus,
} from "lucide-react";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/search-field";
import { ToolBar, ToolBarEnd, ToolBarSeparator } from "@/components/ui/tool-bar";
import { t } from "@/lib/words/t";
import type { Account } from "../_queries";
import type { AccountQuestion } from "./account-questions";
import { OF_ACCOUNT } from "./account-words";

interface AccountsToolBarProps {
  chosen: Account | undefined;
  search: string;
  onSearch: (search: string) => void;
  onTask: (task: "create" | "edit" | AccountQuestion) => void;
  onRefresh: () => void;
}

/** What would shut out who presses it, or everybody, is off, and says why on hover. */
export function AccountsToolBar({ chosen, search, onSearch, onTask, onRefresh }: AccountsToolBarProps) {
  const kept = keptWords(chosen);
  const task = (which: Parameters<typeof onTask>[0]) => () => {
    onTask(which);
  };
  return (
    <ToolBar label={t("Accounts tools")}>
      <Button variant="ghost" icon={<UserPlus aria-hidden />} onClick={task("create")}>
        {t("Create account")}
      </Button>
      <Button
        variant="ghost"
        icon={<Pencil aria-hidden />}
        wordsFrom="75rem"
        disabled={chosen === undefined}
        onClick={task("edit")}
      >
        {t("Edit")}
      </Button>
      <Button
        variant="ghost"
        icon={<KeyRound aria-hidden />}
        disabled={chosen === undefined || chosen.isOwn}
        title={chosen?.isOwn === true ? t("Your own is changed under Your account.") : undefined}
        onClick={task("reset-password")}
      >
        {t("Reset password")}
      </Button>
      <Button
        variant="ghost"
        icon={<ShieldOff aria-hidden />}
        disabled={chosen?.hasSecondFactor !== true || chosen.isOwn}
        title={chosen?.isOwn === true ? t("Your own is changed under Your account.") : undefined}
        onClick={task("reset-second-factor")}
      >
        {t("Reset second factor")}
      </Button>
      <Button
        variant="ghost"
        icon={<MonitorX aria-hidden />}
        disabled={chosen === undefined || chosen.sessions === 0}
        onClick={task("sign-out")}
      >
        {t("Sign out everywhere")}
      </Button>
      {chosen !== undefined && chosen.disabledAt !== null ? (
        <Button variant="ghost" icon={<CirclePlay aria-hidden />} onClick={task("enable")}>
          {t("Enable{of, select, other {}}", OF_ACCOUNT)}
        </Button>
      ) : (
        <Button
          variant="ghost"
          icon={<Ban aria-hidden />}
          disabled={chosen === undefined || kept !== undefined}
          title={kept}
          onClick={task("disable")}
        >
          {t("Disable{of, select, other {}}", OF_ACCOUNT)}
        </Button>
      )}
      <Button
        variant="ghost"
        icon={<Trash2 aria-hidden />}
        disabled={chosen === undefined || chosen.disabledAt === null || chosen.isOwn}
        wordsFrom="75rem"
        title={chosen?.disabledAt === null ? t("Only disabled accounts can be deleted.") : t("Delete")}
        onClick={task("delete")}
      >
        {t("Delete")}
      </Button>
      <ToolBarSeparator />
      <Button variant="ghost" icon={<RefreshCw aria-hidden />} wordsFrom="75rem" onClick={onRefresh}>
        {t("Refresh")}
      </Button>
      <ToolBarEnd>
        <SearchField label={t("Search accounts")} className="w-44" value={search} onChange={onSearch} />
      </ToolBarEnd>
    </ToolBar>
  );
}

function keptWords(account: Account | undefined): string | undefined {
  if (account?.isOwn === true) return t("Nobody disables their own account.");
  return account?.isLastAdmin === true ? t("The last admin account stays enabled.") : undefined;
}
