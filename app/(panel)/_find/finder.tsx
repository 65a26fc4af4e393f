"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { groupsFor } from "@/components/shell/navigation";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/lib/words/t";
import { Footer } from "./footer";
import { type Found, type Goal, KINDS, WHICH } from "./found";
import { FoundItem } from "./found-item";
import { helpFound } from "./help-found";
import { pagesFound } from "./pages";
import { type FoundGroup, rank } from "./rank";
import { tasksFor } from "./tasks";
import { useSettled } from "./use-settled";
import { useThings } from "./use-things";

/** An action that waits to be told on which thing. */
export interface Step {
  readonly action: string;
  readonly goal: Extract<Goal, { choose: unknown }>;
}

export interface FinderProps {
  account: {
    readonly role: string;
    readonly isAdmin: boolean;
    readonly isShared: boolean;
    readonly isDemo: boolean;
  };
  search: string;
  onSearch: (search: string) => void;
  step: Step | undefined;
  onStep: (step: Step | undefined) => void;
  onClose: () => void;
}

/** Of each kind, so that all kinds that fit are in sight; more where it is the only one. */
const AT_MOST = 6;
const AT_MOST_ALONE = 50;
const MOVING = new Set(["ArrowDown", "ArrowUp", "Home", "End"]);

/** The inside of the search: what is typed, and what it finds, grouped, the best first. */
export function Finder({ account, search, onSearch, step, onStep, onClose }: FinderProps) {
  const router = useRouter();
  const { setTheme } = useTheme();
  // The best is chosen, whatever still comes in, until somebody moves to another.
  const [picked, setPicked] = useState<string>();
  const moved = useRef(false);
  const settled = useSettled(search);
  const things = useThings(settled, step?.goal.choose);
  const fixed = useMemo(() => [...pagesFound(groupsFor(account)), ...tasksFor(account.role)], [account]);
  const help = useMemo(() => helpFound(), []);
  const groups = useMemo(() => {
    if (step !== undefined) return rank(things.found, search, AT_MOST_ALONE);
    if (search.trim() === "") return rank(fixed, "", AT_MOST_ALONE);
    return rank([...fixed, ...things.found, ...help], search, AT_MOST);
  }, [fixed, things.found, help, search, step]);
  const pending = things.pending || settled !== search;

  const type = (next: string) => {
    moved.current = false;
    setPicked(undefined);
    onSearch(next);
  };
  const choose = ({ label, goal, subject }: Found) => {
    if (step === undefined && "choose" in goal) {
      // At once: what is typed next belongs to the step, and must not be added to what was searched before it.
      flushSync(() => {
        onStep({ action: label, goal });
        type("");
      });
      return;
    }
    if (step !== undefined) router.push(step.goal.then(subject ?? ""));
    else if ("theme" in goal) setTheme(goal.theme);
    else if ("go" in goal) router.push(goal.go);
    onClose();
  };

  return (
    <Command
      label={t("Search pages and more")}
      loop
      shouldFilter={false}
      value={picked ?? groups[0]?.found[0]?.id ?? ""}
      onValueChange={(value) => {
        if (moved.current) setPicked(value);
      }}
      onPointerMove={() => {
        moved.current = true;
      }}
      onKeyDown={(event) => {
        if (MOVING.has(event.key)) moved.current = true;
        if (event.key === "Backspace" && search === "") onStep(undefined);
      }}
    >
      <div className="flex items-center gap-2 border-b border-line px-3 focus-within:shadow-[inset_0_-2px_0_var(--focus)]">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        {step !== undefined && (
          <span className="shrink-0 rounded-sm bg-accent-soft px-1.5 py-0.5 text-xs font-medium text-accent-ink">
            {step.action}
          </span>
        )}
        <Command.Input
          autoFocus
          placeholder={
            step === undefined
              ? t("Go to a page, a share, a client, a parameter…")
              : t(WHICH[step.goal.choose])
          }
          value={search}
          onValueChange={type}
          maxLength={200}
          className="h-11 w-full min-w-0 bg-transparent text-base outline-none placeholder:text-muted"
        />
        {pending && <Spinner />}
      </div>
      <Command.List label={t("What is found")} className="max-h-[min(28rem,60dvh)] overflow-y-auto p-1.5">
        {groups.map((group) => (
          <Group key={group.kind} group={group} onChoose={choose} />
        ))}
      </Command.List>
      <Footer
        groups={groups}
        pending={pending}
        search={search}
        troubles={things.troubles}
        isStep={step !== undefined}
      />
    </Command>
  );
}

function Group({ group, onChoose }: { group: FoundGroup; onChoose: (found: Found) => void }) {
  return (
    <Command.Group
      heading={t(KINDS[group.kind].heading)}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-muted"
    >
      {group.found.map((found) => (
        <FoundItem key={found.id} found={found} onChoose={onChoose} />
      ))}
    </Command.Group>
  );
}
