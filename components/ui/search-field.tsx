"use client";

import clsx from "clsx";
import { Search, X } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { t } from "@/lib/words/t";

interface SearchFieldProps {
  /** Accessible name, also the placeholder: "Search shares". */
  label: string;
  /** The search in force, for example from the address. */
  value: string;
  /** Called a moment after the last key, and at once for Enter, Escape and the clear button. */
  onChange: (value: string) => void;
  /** Milliseconds without a key before `onChange`. */
  delay?: number | undefined;
  className?: string | undefined;
}

/** A search box that waits for the end of typing. Escape empties it. */
export function SearchField({ label, value, onChange, delay = 250, className }: SearchFieldProps) {
  const [draft, setDraft] = useState(value);
  const [inForce, setInForce] = useState(value);
  // The value changed from outside (back button, a link): it wins over the draft.
  if (value !== inForce) {
    setInForce(value);
    setDraft(value);
  }
  // The caller's function may be a new one at each render, which must not start the wait again.
  const send = useEffectEvent(onChange);
  useEffect(() => {
    if (draft === value) return;
    const timer = setTimeout(() => {
      send(draft);
    }, delay);
    return () => {
      clearTimeout(timer);
    };
  }, [draft, value, delay]);
  const settle = (next: string) => {
    setDraft(next);
    onChange(next);
  };
  return (
    <span className={clsx("relative inline-flex max-w-full min-w-0 items-center", className ?? "w-56")}>
      <Search aria-hidden className="pointer-events-none absolute left-2 size-3.5 text-muted" />
      <input
        type="search"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") settle(draft);
          if (event.key === "Escape" && draft !== "") {
            event.preventDefault();
            event.stopPropagation();
            settle("");
          }
        }}
        className="text-box h-control w-full px-7 [&::-webkit-search-cancel-button]:hidden"
      />
      {draft !== "" && (
        <button
          type="button"
          aria-label={t("Clear search")}
          onClick={() => {
            settle("");
          }}
          className="absolute right-1 flex size-5 items-center justify-center rounded-sm text-muted hover:bg-accent-soft hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  );
}
