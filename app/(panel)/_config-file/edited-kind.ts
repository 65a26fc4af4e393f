import type { ReactNode } from "react";
import type { EditorHandle } from "@/components/editor/config-editor";
import type { FileLanguage } from "@/components/editor/file-language";
import type { FileName } from "../_change/change-actions";

/** A managed file as its page speaks of it. Its words are marked with `msg`: they are said where they are shown. */
export interface EditedKind {
  readonly file: FileName;
  readonly title: string;
  /** The page's title for somebody who only reads. */
  readonly readTitle: string;
  /** Accessible name of the text box. */
  readonly label: string;
  /** What people call it, behind “no” and “the”: `smb.conf`, `exports file`. */
  readonly noun: string;
  /** The same with its article, where it takes one. */
  readonly called: string;
  readonly language: FileLanguage;
  readonly tool?: EditorTool;
}

/** A button that writes something into the text. */
export interface EditorTool {
  readonly label: string;
  readonly icon: ReactNode;
  /** One sentence on what it did. */
  readonly use: (editor: EditorHandle) => string;
}
