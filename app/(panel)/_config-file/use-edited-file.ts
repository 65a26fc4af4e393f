import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { EditorHandle } from "@/components/editor/config-editor";
import type { TaggedText } from "@/components/editor/conflict-view";
import { type Draft, readDraft, removeDraft, saveDraft } from "@/components/editor/draft-store";
import { decodeText, encodeText } from "@/lib/shared/text";
import type { FileOnDisk } from "./file-query";

/** Milliseconds without a change before the draft is kept. */
const PAUSE = 300;

export interface EditedFile {
  /** What the editor begins with; undefined until the file and a draft of it were looked for. */
  readonly initialText: string | undefined;
  /** What the text on the screen was begun from. */
  readonly base: TaggedText;
  readonly dirty: boolean;
  /** When the restored draft was kept; undefined where none was. */
  readonly restored: number | undefined;
  /** False where the browser refuses to keep a draft. */
  readonly draftKept: boolean;
  readonly readText: () => string;
  readonly onChange: (readText: () => string) => void;
  /** One sentence on what just happened to the text. */
  readonly told: string | undefined;
  readonly tell: (words: string | undefined) => void;
  /** The text on the screen becomes `text`, begun from `onTopOf`; one undo takes the text back. */
  readonly goOnWith: (text: string, onTopOf: TaggedText, words: string) => void;
  /** What is on the screen, or was when `text` was sent, is on disk now. */
  readonly settle: (onDisk: TaggedText) => void;
}

/** The text in the editor, what it was begun from, and its draft in the browser. */
export function useEditedFile(
  file: FileOnDisk | undefined,
  user: string,
  canEdit: boolean,
  editor: RefObject<EditorHandle | null>,
): EditedFile {
  const key = `${user} ${file?.path ?? ""}`;
  const [opened, setOpened] = useState<{ initialText: string; restored: number | undefined }>();
  const [base, setBase] = useState<TaggedText>({ text: "", tag: "" });
  const [dirty, setDirty] = useState(false);
  const [draftKept, setDraftKept] = useState(true);
  const [told, tell] = useState<string>();
  const read = useRef<() => string>(() => "");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (!file || opened) return;
    let cancelled = false;
    const begin = (draft: Draft | undefined) => {
      if (cancelled) return;
      const from = draft
        ? { text: decodeText(draft.base), tag: draft.baseTag }
        : { text: decodeText(file.bytes), tag: file.tag };
      const initialText = draft ? decodeText(draft.text) : from.text;
      read.current = () => initialText;
      setBase(from);
      setDirty(draft !== undefined);
      setOpened({ initialText, restored: draft?.savedAt });
    };
    void (canEdit ? readDraft(key) : Promise.resolve(undefined)).then(begin);
    return () => {
      cancelled = true;
    };
  }, [file, opened, key, canEdit]);

  const keepDraft = useCallback(
    async (from: TaggedText) => {
      clearTimeout(timer.current);
      timer.current = undefined;
      const text = read.current();
      setDirty(text !== from.text);
      const draft = {
        key,
        baseTag: from.tag,
        base: encodeText(from.text),
        text: encodeText(text),
        savedAt: Date.now(),
      };
      setDraftKept(await (text === from.text ? removeDraft(key) : saveDraft(draft)));
    },
    [key],
  );

  useEffect(() => {
    const flush = () => {
      if (timer.current !== undefined) void keepDraft(base);
    };
    document.addEventListener("visibilitychange", flush);
    window.addEventListener("beforeunload", flush);
    window.addEventListener("pagehide", flush);
    return () => {
      document.removeEventListener("visibilitychange", flush);
      window.removeEventListener("beforeunload", flush);
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [keepDraft, base]);

  const adopt = (from: TaggedText) => {
    setBase(from);
    setOpened((now) => now && { ...now, restored: undefined });
    void keepDraft(from);
  };
  return {
    initialText: opened?.initialText,
    base,
    dirty,
    restored: opened?.restored,
    draftKept,
    readText: () => read.current(),
    onChange: (readText) => {
      read.current = readText;
      setDirty(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keepDraft(base), PAUSE);
    },
    told,
    tell,
    goOnWith: (text, onTopOf, words) => {
      editor.current?.replaceText(text);
      adopt(onTopOf);
      tell(words);
    },
    settle: adopt,
  };
}
