"use client";

import {
  CircleOff,
  CirclePlay,
  FileCog,
  FolderPlus,
  Pencil,
  RefreshCw,
  Trash2,
  Waypoints,
} from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button, type ButtonProps, buttonLook } from "@/components/ui/button";
import { SearchField } from "@/components/ui/search-field";
import { ToolBar, ToolBarEnd, ToolBarSeparator } from "@/components/ui/tool-bar";
import { t } from "@/lib/words/t";
import type { ExportTask } from "./export-tasks";
import type { ExportEntry } from "./export-words";

interface ExportsToolBarProps {
  canChange: boolean;
  /** The rows that are selected. */
  chosen: readonly ExportEntry[];
  search: string;
  refreshing: boolean;
  onTask: (task: ExportTask) => void;
  onSearch: (search: string) => void;
  onRefresh: () => void;
  /** Export CSV. */
  children: ReactNode;
}

export function ExportsToolBar(props: ExportsToolBarProps) {
  const { canChange, chosen, search, refreshing, onTask, onSearch, onRefresh, children } = props;
  return (
    <ToolBar label={t("NFS Exports tools")}>
      {canChange && <ChangeButtons chosen={chosen} onTask={onTask} />}
      {/* Wraps as one where the window is narrow. */}
      <div className="flex flex-auto flex-wrap items-center gap-1">
        <Link href="/nfs-exports/config-file" className={`${buttonLook("ghost")} gap-1.5`}>
          <FileCog aria-hidden />
          {t(canChange ? "Edit Exports File" : "View Exports File")}
        </Link>
        <Button
          variant="ghost"
          icon={<RefreshCw aria-hidden />}
          wordsFrom="84rem"
          busy={refreshing}
          onClick={onRefresh}
        >
          {t("Refresh")}
        </Button>
        {children}
        <ToolBarEnd>
          <SearchField label={t("Search exports")} value={search} onChange={onSearch} />
        </ToolBarEnd>
      </div>
    </ToolBar>
  );
}

function ChangeButtons({ chosen, onTask }: Pick<ExportsToolBarProps, "chosen" | "onTask">) {
  const paths = chosen.map(({ path }) => path);
  const [only] = paths;
  const disabled = chosen.filter(({ disabledLines }) => disabledLines.length > 0).map(({ path }) => path);
  const written = chosen.filter(({ state }) => state !== "disabled").map(({ path }) => path);
  const button = (
    label: string,
    icon: ReactNode,
    isIdle: boolean,
    task: ExportTask,
    wordsFrom?: ButtonProps["wordsFrom"],
  ) => (
    <Button
      wordsFrom={wordsFrom}
      variant="ghost"
      icon={icon}
      disabled={isIdle}
      onClick={() => {
        onTask(task);
      }}
    >
      {label}
    </Button>
  );
  return (
    <div className="flex flex-wrap items-center gap-1">
      {button(t("Create export"), <FolderPlus aria-hidden />, false, { kind: "create" })}
      {button(
        t("Edit export"),
        <Pencil aria-hidden />,
        only === undefined || paths.length > 1,
        {
          kind: "edit",
          path: only ?? "",
        },
        "84rem",
      )}
      {button(
        t("Remove export"),
        <Trash2 aria-hidden />,
        only === undefined,
        { kind: "remove", paths },
        "84rem",
      )}
      {button(t("Disable"), <CircleOff aria-hidden />, written.length === 0, {
        kind: "disable",
        paths: written,
      })}
      {button(t("Enable"), <CirclePlay aria-hidden />, disabled.length === 0, {
        kind: "enable",
        paths: disabled,
      })}
      <span className="contents max-md:hidden">
        <ToolBarSeparator />
      </span>
      {button(t("Make tunnel-only"), <Waypoints aria-hidden />, only === undefined, {
        kind: "tunnel-only",
        paths,
      })}
    </div>
  );
}
