import type { Text } from "@codemirror/state";
import type { Tooltip } from "@codemirror/view";
import { parameterHelp } from "@/lib/samba/catalogue/help";
import { resolveName } from "@/lib/samba/catalogue/resolve";
import type { Catalogue, ParameterInfo } from "@/lib/samba/catalogue/types";
import { t } from "@/lib/words/t";
import { helpCard } from "../help-card";
import { parameterAt } from "./line-context";

/** What a parameter is and takes, where the mouse rests on its name or its value. */
export function parameterHelpAt(doc: Text, pos: number, catalogue: Catalogue): Tooltip | null {
  const line = parameterAt(doc, pos);
  if (!line || pos < line.nameFrom || pos > Math.max(line.nameTo, line.valueTo)) return null;
  const info = catalogue.byKey.get(line.key);
  if (!info) return null;
  return {
    pos: line.nameFrom,
    end: line.nameTo,
    above: true,
    create: () => ({ dom: helpElement(info, catalogue) }),
  };
}

/** The same help beside a completion. */
export function helpElement(info: ParameterInfo, catalogue: Catalogue): HTMLElement {
  const meant = resolveName(info.name, catalogue)?.info ?? info;
  return helpCard(info.name, parameterHelp(meant.name), facts(info, meant));
}

function facts(info: ParameterInfo, meant: ParameterInfo): [string, string][] {
  const rows: [string, string][] = [];
  if (info.synonymOf)
    rows.push([info.synonymOf.inverted ? t("Opposite of") : t("Same as"), info.synonymOf.name]);
  rows.push([
    t("Where"),
    meant.level === "share" ? t("in a share, or [global] for all") : t("[global] only"),
  ]);
  if (meant.values) rows.push([t("Values"), meant.values.map((value) => value.written[0]).join(", ")]);
  if (meant.default !== undefined) rows.push([t("Default"), meant.default]);
  if (info.deprecated || meant.deprecated) rows.push([t("Deprecated"), t("a later Samba may drop it")]);
  return rows;
}
