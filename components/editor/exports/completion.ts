import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { optionHelp, optionValues } from "@/lib/nfs/option-help";
import { OPTION_NAMES } from "@/lib/nfs/options";
import { t } from "@/lib/words/t";
import { lastAnalysis } from "../checks-as-you-type";
import { helpCard } from "../help-card";
import { exportsPlaceAt } from "./entry-at";

/** Completes options between parentheses and behind a dash, their values, and clients that the file names already. */
export function exportsCompletion(context: CompletionContext): CompletionResult | null {
  const { state, pos } = context;
  const line = state.doc.lineAt(pos);
  const typed = line.text.slice(0, pos - line.from);
  if (/^\s*#|\s#/.test(typed)) return null;
  const place = exportsPlaceAt(state.doc, pos);
  if (place?.list) {
    const from = startOfOption(state.sliceDoc(place.list.from, pos), place.list.from);
    return valueCompletions(state.sliceDoc(from, pos), from) ?? optionCompletions(from);
  }
  if (place?.item.kind !== "client" && !(context.explicit && /\S[ \t]+$/.test(typed))) return null;
  const from = place ? place.base + place.item.from : pos;
  const names = state.field(lastAnalysis, false)?.analysis.names ?? [];
  return { from, options: clientCompletions(names), validFor: /^[^\s(),#]*$/ };
}

function startOfOption(listed: string, from: number): number {
  const before = listed.lastIndexOf(",") + 1;
  return from + before + listed.slice(before).search(/\S|$/);
}

function optionCompletions(from: number): CompletionResult {
  return { from, options: OPTIONS, validFor: /^\w*$/ };
}

const OPTIONS: readonly Completion[] = OPTION_NAMES.map((name) => ({
  label: name,
  type: "property",
  info: () => helpCard(name, optionHelp(name), []),
}));

/** `sec=sys:kr`: the last of several behind colons. */
function valueCompletions(option: string, from: number): CompletionResult | null {
  const equals = option.indexOf("=");
  if (equals < 0) return null;
  const values = optionValues(option.slice(0, equals + 1));
  const start = Math.max(equals, option.lastIndexOf(":")) + 1;
  return {
    from: from + start,
    options: values.map(([label, text]) => ({ label, type: "enum", info: () => helpCard(label, text, []) })),
    validFor: /^[\w-]*$/,
  };
}

function clientCompletions(names: readonly string[]): Completion[] {
  const known = new Set(["localhost", "*", ...names]);
  return [...known].map((label, rank) => {
    const detail = label === "localhost" ? t("tunnels") : label === "*" ? t("everybody") : undefined;
    return { label, type: "variable", boost: -Math.min(rank, 98), ...(detail !== undefined && { detail }) };
  });
}
