import { t } from "@/lib/words/t";
import type { Exports } from "../document";
import type { Item, OptionWord } from "../lines";
import { optionFamily, optionName, PER_FLAVOR, readOption, RECENT_OPTIONS } from "../options";
import type { Finding } from "./finding";

/** Options that contradict or repeat each other in one list, and those that older systems do not know. */
export function checkOptions({ exports }: Exports): Finding[] {
  return exports.flatMap((line) => line.items.flatMap((item) => checkList(item)));
}

function checkList(item: Item): Finding[] {
  const { options } = item;
  const hasFlavors = options.some(({ text }) => optionName(text) === "sec");
  return options.flatMap((option, at) => {
    const recent = recentOption(item, option);
    if (typeof readOption(option.text) === "string") return recent;
    const family = optionFamily(option.text);
    // These add up, and per flavour an option may stand once for each.
    if (family === "sec" || family === "xprtsec" || (hasFlavors && PER_FLAVOR.has(family))) return recent;
    const later = options.slice(at + 1).findLast(({ text }) => optionFamily(text) === family);
    return later ? [...recent, overridden(item, option, later, options[at + 1])] : recent;
  });
}

function overridden(
  item: Item,
  option: OptionWord,
  later: OptionWord,
  next: OptionWord | undefined,
): Finding {
  const isSame = option.text === later.text;
  return {
    code: isSame ? "repeated-option" : "conflicting-options",
    severity: isSame ? "info" : "warning",
    from: option.from,
    to: option.to,
    number: item.number,
    message: isSame
      ? t("“{option}” is given twice.", { option: option.text })
      : t("“{option}” does not hold: “{later}” behind it says otherwise, and the last one counts.", {
          option: option.text,
          later: later.text,
        }),
    hint: t(isSame ? "Remove one." : "Remove the one that is not meant."),
    fixes: [
      {
        label: t("Remove “{what}”", { what: option.text }),
        edits: [{ from: option.from, to: next?.from ?? option.to, insert: "" }],
      },
    ],
  };
}

function recentOption(item: Item, option: OptionWord): Finding[] {
  const name = optionName(option.text);
  if (!RECENT_OPTIONS.has(name) || typeof readOption(option.text) === "string") return [];
  return [
    {
      code: "recent-option",
      severity: "info",
      from: option.from,
      to: option.to,
      number: item.number,
      message: t(
        name === "xprtsec"
          ? "“{name}” needs nfs-utils 2.6.3 or newer and Linux 6.4; an older exportfs stops reading at it."
          : "“{name}” needs nfs-utils 2.6.3 or newer; an older exportfs stops reading at it.",
        { name },
      ),
      hint: t("Ask with “exportfs -ra” on the server before relying on it."),
    },
  ];
}
