import { completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, insertNewlineKeepIndent } from "@codemirror/commands";
import { nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Analyst } from "./analyst";
import { checksAsYouType } from "./checks-as-you-type";
import { editorPhrases } from "./editor-phrases";
import { editorTheme } from "./editor-theme";
import type { FileLanguage } from "./file-language";
import { losslessLines } from "./lossless-lines";
import { pageStyleNonce } from "./style-nonce";
import { visibleCharacters } from "./visible-characters";

interface EditorOptions {
  /** Accessible name of the text box. */
  readonly label: string;
  readonly readOnly: boolean;
  readonly language: FileLanguage;
  readonly analyst: Analyst;
  /** Ctrl-S. */
  readonly onReview: () => void;
}

/** What a file's text looks like and keeps, wherever it is shown: in the editor and in a difference. */
export function fileText(colours: Extension): Extension {
  return [losslessLines(), visibleCharacters(), lineNumbers(), colours, editorTheme];
}

/** The whole editor. Tab is left alone: it moves the focus on, as everywhere on the page. */
export function configEditor({ label, readOnly, language, analyst, onReview }: EditorOptions): Extension {
  const review = () => {
    onReview();
    return true;
  };
  return [
    fileText(language.colours),
    pageStyleNonce(),
    EditorView.theme({ "&": { height: "100%" } }),
    history(),
    drawSelection(),
    dropCursor(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    search({ top: true }),
    language.help,
    checksAsYouType(analyst),
    editorPhrases(),
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
    keymap.of([
      { key: "Mod-s", run: review, preventDefault: true },
      ...completionKeymap,
      // The very same indentation: tabs stay tabs.
      { key: "Enter", run: insertNewlineKeepIndent },
      ...searchKeymap,
      ...historyKeymap,
      { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
      ...defaultKeymap,
    ]),
  ];
}
