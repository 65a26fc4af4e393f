import { pages } from "@/components/shell/navigation";
import { helpTexts } from "@/lib/help/texts";
import { OPTION_TEXTS } from "@/lib/nfs/option-help";
import { PARAMETER_HELP } from "@/lib/samba/catalogue/help";
import { listText } from "@/lib/help/word-list";

interface Texts {
  readonly file: string;
  readonly texts: readonly string[];
}

/** Files that hold hundreds of texts as data, which `t` says where they are shown: all of their texts. */
export const DATA: readonly Texts[] = [
  { file: "lib/help/texts.ts", texts: helpTexts() },
  { file: "lib/nfs/option-help.ts", texts: OPTION_TEXTS },
  { file: "lib/samba/catalogue/help.ts", texts: PARAMETER_HELP },
  {
    file: "components/shell/navigation.ts",
    texts: pages.flatMap(({ keywords }) => (keywords === undefined ? [] : [listText(keywords)])),
  },
];
