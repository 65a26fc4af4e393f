import { hoverTooltip, type Tooltip } from "@codemirror/view";
import { optionHelp } from "@/lib/nfs/option-help";
import { helpCard } from "../help-card";
import { exportsPlaceAt } from "./entry-at";

/** What an option means, where the mouse rests on it. */
export const optionHover = hoverTooltip((view, pos): Tooltip | null => {
  const option = exportsPlaceAt(view.state.doc, pos)?.option;
  const text = option && optionHelp(option.text);
  if (!option || text === undefined) return null;
  return {
    pos: option.from,
    end: option.to,
    above: true,
    create: () => ({ dom: helpCard(option.text, text, []) }),
  };
});
