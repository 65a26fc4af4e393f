"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useId, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useFieldNotes } from "@/components/ui/field";
import { t } from "@/lib/words/t";

interface OrderedOption<Value extends string> {
  readonly value: Value;
  /** What is special about it. */
  readonly hint: string;
}

interface OrderedChoiceProps<Value extends string> {
  label: string;
  hint: string;
  options: readonly OrderedOption<Value>[];
  /** Those chosen, in their order; the others follow below in the order of `options`. At least one stays. */
  value: readonly Value[];
  onValueChange: (value: readonly Value[]) => void;
  disabled?: boolean | undefined;
}

/** Some of a few things, in an order: a checkbox each, and buttons that move one up or down. */
export function OrderedChoice<Value extends string>(props: OrderedChoiceProps<Value>) {
  const { label, hint, options, value, onValueChange, disabled = false } = props;
  const id = useId();
  const notes = useFieldNotes(id, hint, undefined);
  const list = useRef<HTMLOListElement>(null);
  const left = options.filter((option) => !value.includes(option.value));
  const chosen = value.flatMap((each) => options.find((option) => option.value === each) ?? []);

  const move = (from: number, to: number) => {
    const moved = value[from];
    if (moved === undefined || to < 0 || to >= value.length) return;
    onValueChange(value.toSpliced(from, 1).toSpliced(to, 0, moved));
    // Its row is put elsewhere in the document, which takes the focus from the button just pressed.
    const direction = to < from ? "up" : "down";
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-move="${moved} ${direction}"]`)?.focus();
    });
  };
  const toggle = (option: Value) => {
    onValueChange(value.includes(option) ? value.filter((each) => each !== option) : [...value, option]);
  };

  return (
    <fieldset
      disabled={disabled}
      aria-describedby={notes.describedBy}
      className="flex min-w-0 flex-col gap-1"
    >
      <legend className="mb-1 font-medium">{label}</legend>
      <ol ref={list} className="flex flex-col rounded-sm border border-line">
        {[...chosen, ...left].map((option, at) => {
          const inUse = at < chosen.length;
          const optionId = `${id}-${option.value}`;
          return (
            <li
              key={option.value}
              className="flex min-w-0 items-center gap-2 border-b border-line px-2 py-1 last:border-b-0"
            >
              <span aria-hidden className="w-4 shrink-0 text-right text-xs text-muted tabular-nums">
                {inUse ? `${String(at + 1)}.` : ""}
              </span>
              <input
                type="checkbox"
                id={optionId}
                checked={inUse}
                // The last one stays: without any, nobody could connect.
                disabled={inUse && chosen.length === 1}
                aria-describedby={`${optionId}-hint`}
                onChange={() => {
                  toggle(option.value);
                }}
                className="size-4 shrink-0 tick"
              />
              <div className="min-w-0 flex-1">
                <label htmlFor={optionId} className="font-mono text-[0.92em]">
                  {option.value}
                </label>
                <p id={`${optionId}-hint`} className="text-xs text-muted">
                  {option.hint}
                </p>
              </div>
              {inUse && !disabled && chosen.length > 1 && (
                <span className="flex shrink-0">
                  <IconButton
                    label={t("Move {name} up", { name: option.value })}
                    icon={<ArrowUp aria-hidden />}
                    data-move={`${option.value} up`}
                    aria-disabled={at === 0}
                    onClick={() => {
                      move(at, at - 1);
                    }}
                  />
                  <IconButton
                    label={t("Move {name} down", { name: option.value })}
                    icon={<ArrowDown aria-hidden />}
                    data-move={`${option.value} down`}
                    aria-disabled={at === chosen.length - 1}
                    onClick={() => {
                      move(at, at + 1);
                    }}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {notes.elements}
    </fieldset>
  );
}
