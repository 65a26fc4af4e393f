import { EditorState, type Extension } from "@codemirror/state";
import { msg, t } from "@/lib/words/t";

/** What CodeMirror says by itself where this editor is: its search, its marks, what it tells screen readers. `$` is its own. */
const PHRASES = [
  msg("Find"),
  msg("Replace"),
  msg("next"),
  msg("previous"),
  msg("all"),
  msg("match case"),
  msg("regexp"),
  msg("by word"),
  msg("replace"),
  msg("replace all"),
  msg("close"),
  msg("current match"),
  msg("on line"),
  msg("replaced match on line $"),
  msg("replaced $ matches"),
  msg("Go to line"),
  msg("go"),
  msg("Completions"),
  msg("Diagnostics"),
  msg("No diagnostics"),
  msg("Selection deleted"),
  msg("$ unchanged lines"),
];

/** CodeMirror's own words in the reader's language. */
export function editorPhrases(): Extension {
  return EditorState.phrases.of(Object.fromEntries(PHRASES.map((phrase) => [phrase, t(phrase)])));
}
