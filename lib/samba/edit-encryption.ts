import { applyEdits, type Edit } from "@/lib/shared/edit";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { applyPreset, withGlobal } from "./apply-preset";
import { type AlgorithmList, encryptionAlgorithms, signingAlgorithms } from "./ciphers";
import { type SmbConf, parseSmbConf, sectionOf } from "./document";
import { dialects } from "./dialects";
import { printable } from "./edit-rules";
import { setParameter, unsetParameter } from "./edits";
import { effectiveValue } from "./effective";
import { readEncryptValue } from "./encryption";
import type { EncryptionForm } from "./encryption-form";
import { CHOICE_VALUES } from "./share-choice";
import { sectionKey } from "./names";
import { ownChoice } from "./own-choice";
import { smb1Switch } from "./smb1-switch";
import { t } from "@/lib/words/t";

export type EncryptionFormFailure = Failure<"missing" | "invalid">;

/**
 * The file's text as the form wants it: only lines change that have to. The preset comes first, the SMB 1 switch and the
 * lists of algorithms on top of it, then the shares, all in one go. Nothing is changed where one of the shares is gone.
 */
export function editEncryption(text: string, form: EncryptionForm): Result<string, EncryptionFormFailure> {
  const steps: ((text: string) => Result<string>)[] = [
    (before) => (form.preset === null ? ok(before) : applyPreset(before, form.preset)),
    (before) => (form.smb1 === null ? ok(before) : withSmb1(before, form.smb1)),
    (before) =>
      withList(before, "server smb3 encryption algorithms", encryptionAlgorithms, form.encryptionAlgorithms),
    (before) => withList(before, "server smb3 signing algorithms", signingAlgorithms, form.signingAlgorithms),
    (before) => withChoices(before, form.shares),
  ];
  let edited = text;
  for (const step of steps) {
    const result = step(edited);
    if (!result.ok) {
      const code = result.error.code === "missing" ? "missing" : "invalid";
      return fail({ ...result.error, code });
    }
    edited = result.value;
  }
  return ok(edited);
}

/** Every share's choice: one reading and one pass over the text, however many there are. */
function withChoices(text: string, shares: EncryptionForm["shares"]): Result<string> {
  if (shares.length === 0) return ok(text);
  const doc = parseSmbConf(text);
  const wanted = new Map(shares.map(({ name, choice }) => [sectionKey(name), { name, choice }]));
  const gone = [...wanted.values()].filter(({ name }) => sectionOf(doc, name)?.isGlobal !== false);
  if (gone.length > 0) return missing(gone.map(({ name }) => name));
  const edits: Edit[] = [];
  for (const { name, choice } of wanted.values()) {
    if (ownChoice(doc, name) === choice && !isRefusedBySamba(doc, name)) continue;
    const made =
      choice === "inherit"
        ? unsetParameter(doc, name, "smb encrypt")
        : setParameter(doc, name, "smb encrypt", CHOICE_VALUES[choice]);
    if (!made.ok) return made;
    edits.push(...made.value);
  }
  return ok(applyEdits(text, edits));
}

/** Its own line has a value that Samba does not know: under `inherit` that line goes. */
function isRefusedBySamba(doc: SmbConf, share: string): boolean {
  const found = effectiveValue(doc, share, "smb encrypt");
  return found?.from === "share" && readEncryptValue(found.value) === undefined;
}

/** SMB 1 on or off, where it is not so already. */
function withSmb1(text: string, on: boolean): Result<string> {
  const { min, max } = dialects(parseSmbConf(text));
  const change = smb1Switch(min, max, on);
  if (!change) return ok(text);
  const lowest = withGlobal(text, "server min protocol", change.lowest);
  return lowest.ok && change.freesHighest ? withGlobal(lowest.value, "server max protocol", null) : lowest;
}

/** The list in the line that counts, in a plain way; nothing where all the lines come to that list already. */
function withList(
  text: string,
  parameter: string,
  read: (doc: SmbConf) => AlgorithmList,
  list: readonly string[] | null,
): Result<string> {
  if (list === null) return ok(text);
  const { algorithms, refused } = read(parseSmbConf(text));
  if (!refused && String(algorithms) === String(list)) return ok(text);
  return withGlobal(text, parameter, list.join(", "));
}

function missing(names: readonly string[]) {
  const listed = names.slice(0, 3).map(printable).join(", ");
  return fail({
    code: "missing",
    message: t(
      names.length > 3
        ? "smb.conf has no share named {listed} and {more} more (any more): removed or renamed meanwhile. Nothing was changed, and your other choices still stand; take this one back, then review again."
        : "smb.conf has no share named {listed} (any more): removed or renamed meanwhile. Nothing was changed, and your other choices still stand; take this one back, then review again.",
      { listed, more: names.length - 3 },
    ),
    fields: { shares: names },
  });
}
