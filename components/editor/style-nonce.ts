import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * Lets CodeMirror's style sheets pass a Content-Security-Policy that asks for a nonce. The page's own scripts bear it, and
 * `nonce` is readable to scripts of the page alone.
 */
export function pageStyleNonce(): Extension {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  return nonce ? EditorView.cspNonce.of(nonce) : [];
}
