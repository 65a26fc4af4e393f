import { ChangeSet } from "@codemirror/state";
import { parseSmbConf } from "@/lib/samba/document";
import { setParameter } from "@/lib/samba/edits";
import { ok, type Result } from "@/lib/shared/result";

/** The two lines that SoftNAS's guide to in-flight encryption adds below `[global]`. */
const SETTINGS = [
  ["smb encrypt", "mandatory"],
  ["server signing", "mandatory"],
] as const;

/**
 * The changes that put the guide's lines into `[global]`, or update the ones there; empty where they are there already.
 * One set of changes, so that one undo takes all of it back.
 */
export function encryptionSettings(text: string): Result<ChangeSet> {
  let now = text;
  let all = ChangeSet.empty(text.length);
  for (const [name, value] of SETTINGS) {
    const edits = setParameter(parseSmbConf(now), "global", name, value);
    if (!edits.ok) return edits;
    const changes = ChangeSet.of([...edits.value], now.length, "\n");
    all = all.compose(changes);
    now = changesApplied(changes, now);
  }
  return ok(all);
}

function changesApplied(changes: ChangeSet, text: string): string {
  let result = "";
  let done = 0;
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    result += text.slice(done, from) + inserted.toString();
    done = to;
  });
  return result + text.slice(done);
}
