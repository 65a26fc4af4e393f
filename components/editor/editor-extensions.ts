import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
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
import type { Catalogue } from "@/lib/samba/catalogue/types";
import type { Analyst } from "./analyst";
import { checksAsYouType } from "./checks-as-you-type";
import { sambaCompletion } from "./completion";
import { editorTheme } from "./editor-theme";
import { losslessLines } from "./lossless-lines";
import { hoverHelp } from "./parameter-help";
import { sambaColours } from "./samba-colours";
import { pageStyleNonce } from "./style-nonce";
import { visibleCharacters } from "./visible-characters";

interface EditorOptions {
  /** Accessible name of the text box. */
  readonly label: string;
  readonly readOnly: boolean;
  readonly catalogue: Catalogue;
  readonly analyst: Analyst;
  /** Ctrl-S. */
  readonly onReview: () => void;
}

/** What a text of smb.conf's kind looks like and keeps, wherever it is shown: in the editor and in a difference. */
export function sambaText(): Extension {
  return [losslessLines(), visibleCharacters(), lineNumbers(), sambaColours, editorTheme];
}

/** The whole editor. Tab is left alone: it moves the focus on, as everywhere on the page. */
export function configEditor({ label, readOnly, catalogue, analyst, onReview }: EditorOptions): Extension {
  const review = () => {
    onReview();
    return true;
  };
  return [
    sambaText(),
    pageStyleNonce(),
    EditorView.theme({ "&": { height: "100%" } }),
    history(),
    drawSelection(),
    dropCursor(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    search({ top: true }),
    autocompletion({ override: [sambaCompletion(catalogue)], maxRenderedOptions: 60 }),
    hoverHelp(catalogue),
    checksAsYouType(analyst),
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
