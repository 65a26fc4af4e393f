import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { resolveName } from "@/lib/samba/catalogue/resolve";
import type { Catalogue, ParameterInfo } from "@/lib/samba/catalogue/types";
import { t } from "@/lib/words/t";
import { isGlobalAt } from "./line-context";
import { helpElement } from "./parameter-help";

/** Completes parameter names, by level, and the values of closed sets. */
export function sambaCompletion(catalogue: Catalogue) {
  const toCompletion = (info: ParameterInfo) => nameCompletion(info, catalogue);
  // Not before somebody asks: only then the reader's language is there for certain.
  let names: Readonly<Record<"shares" | "global", readonly Completion[]>> | undefined;
  return (context: CompletionContext): CompletionResult | null => {
    const { doc } = context.state;
    const line = doc.lineAt(context.pos);
    const typed = line.text.slice(0, context.pos - line.from);
    if (/^\s*[#;[]/.test(typed)) return null;
    const equals = typed.indexOf("=");
    if (equals !== -1) return valueCompletions(typed, equals, line.from, catalogue);
    const start = typed.search(/\S|$/);
    if (start === typed.length && !context.explicit) return null;
    const rest = line.text.slice(context.pos - line.from);
    names ??= {
      shares: catalogue.parameters.filter((info) => info.level === "share").map(toCompletion),
      global: catalogue.parameters.map(toCompletion),
    };
    const options = isGlobalAt(doc, context.pos) ? names.global : names.shares;
    return {
      from: line.from + start,
      options: rest.includes("=") ? options.map(nameAlone) : options,
      validFor: /^[\w:\- ]*$/,
    };
  };
}

function valueCompletions(
  typed: string,
  equals: number,
  lineFrom: number,
  catalogue: Catalogue,
): CompletionResult | null {
  // A synonym that says the opposite takes yes and no just as well.
  const values = resolveName(typed.slice(0, equals), catalogue)?.info.values;
  if (!values) return null;
  const after = typed.slice(equals + 1);
  const options = values.flatMap(({ written }, rank) =>
    written.map((spelling, at): Completion => {
      const [first = spelling] = written;
      return {
        label: spelling,
        type: "enum",
        boost: 50 - rank - (at === 0 ? 0 : 60),
        ...(at > 0 && { detail: t("same as {name}", { name: first }) }),
      };
    }),
  );
  return { from: lineFrom + equals + 1 + after.search(/\S|$/), options, validFor: /^[\w.\- ]*$/ };
}

function nameCompletion(info: ParameterInfo, catalogue: Catalogue): Completion {
  const relation =
    info.synonymOf &&
    t(info.synonymOf.inverted ? "opposite of {name}" : "same as {name}", { name: info.synonymOf.name });
  const notes = [relation, info.deprecated ? t("deprecated") : undefined].filter(
    (note) => note !== undefined,
  );
  return {
    label: info.name,
    apply: `${info.name} = `,
    type: info.level === "share" ? "property" : "variable",
    info: () => helpElement(info, catalogue),
    boost: (info.deprecated ? -40 : 0) - (info.synonymOf ? 5 : 0),
    ...(notes.length > 0 && { detail: notes.join(", ") }),
  };
}

function nameAlone(completion: Completion): Completion {
  return { ...completion, apply: completion.label };
}
