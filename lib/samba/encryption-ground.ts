import { copySource } from "./directives";
import type { Section, SmbConf } from "./document";
import { ownChoice } from "./own-choice";
import { setParameter } from "./edits";
import { effectiveValue } from "./effective";
import { readEncryptValue } from "./encryption";
import type { EncryptionGround, ShareGround } from "./encryption-preview";
import { guestAccount } from "./guest-account";
import type { ParameterLine } from "./lines";
import { lastMeaning, type Meaning, meaningOf } from "./meaning";
import { GLOBAL_KEY } from "./names";
import { serverFacts } from "./server-facts";

/** What a page needs of a document to foretell, without the text, what a form makes of it. */
export function encryptionGround(doc: SmbConf): EncryptionGround {
  const meaning = meaningOf("smb encrypt");
  const global = doc.sectionsByKey.get(GLOBAL_KEY)?.parameters ?? [];
  const above: Above = {
    lines: global.filter((line) => meaning.spellings.has(line.key)),
    // Where the line would be put that is not there yet.
    newLineAt: placeOfNewLine(doc),
  };
  return {
    facts: serverFacts(doc),
    shares: doc.sections.flatMap((section) =>
      section.isGlobal ? [] : [shareGround(doc, section, meaning, above)],
    ),
    guestAccount: guestAccount(doc),
  };
}

interface Above {
  readonly lines: readonly ParameterLine[];
  readonly newLineAt: number;
}

function shareGround(doc: SmbConf, section: Section, meaning: Meaning, above: Above): ShareGround {
  const { name, parameters } = section;
  const line = lastMeaning(parameters, meaning);
  return {
    name,
    choice: ownChoice(doc, name),
    own: line ? (readEncryptValue(line.value) ?? "unknown") : null,
    inherits: copiesAnother(doc, section) ? copied(doc, name) : inherited(section, above),
  };
}

function copiesAnother(doc: SmbConf, section: Section): boolean {
  return section.parameters.some((line) => line.key === "copy" && copySource(doc, section, line));
}

function copied(doc: SmbConf, name: string): ShareGround["inherits"] {
  const value = effectiveValue(doc, name, "smb encrypt")?.value;
  return { value: readEncryptValue(value) ?? "unknown", from: "copy" };
}

/** Only what `[global]` says above a share's first header reaches it (see `effectiveValue`). */
function inherited(section: Section, { lines, newLineAt }: Above): ShareGround["inherits"] {
  const opened = section.headers[0]?.from ?? 0;
  const reaching = lines.findLast((line) => line.from < opened);
  if (reaching) {
    const value = readEncryptValue(reaching.value) ?? "unknown";
    return { value, from: reaching === lines.at(-1) ? "global" : "earlier" };
  }
  const wouldReach = lines.length === 0 && newLineAt <= opened;
  return { value: "if_required", from: wouldReach ? "global" : "elsewhere" };
}

function placeOfNewLine(doc: SmbConf): number {
  const edits = setParameter(doc, GLOBAL_KEY, "smb encrypt", "required");
  return (edits.ok ? edits.value[0]?.from : undefined) ?? 0;
}
