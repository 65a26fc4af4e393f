"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FileCode } from "lucide-react";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ConfigEditor, type EditorHandle } from "@/components/editor/config-editor";
import { LeaveGuard } from "@/components/editor/leave-guard";
import type { ProposedChange } from "@/components/editor/use-change";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { StatusRegion } from "@/components/ui/status-region";
import { decodeText, encodeText } from "@/lib/shared/text";
import type { ApplyOutcome } from "@/lib/use-cases/change-types";
import { t } from "@/lib/words/t";
import { changeActions } from "../_change/change-actions";
import { DraftNotices } from "./draft-notices";
import type { EditedKind, EditorTool } from "./edited-kind";
import { EditorToolBar } from "./editor-tool-bar";
import { fileKey, type FileOnDisk, readFile } from "./file-query";
import { useEditedFile } from "./use-edited-file";

const ReviewDialog = dynamic(
  () => import("@/components/editor/review-dialog").then((part) => part.ReviewDialog),
  { ssr: false },
);

interface EditManagedFileProps {
  kind: EditedKind;
  file: FileOnDisk;
  canEdit: boolean;
  user: string;
  line: number | undefined;
}

export function EditManagedFile({ kind, file, canEdit, user, line }: EditManagedFileProps) {
  const queries = useQueryClient();
  const editor = useRef<EditorHandle>(null);
  const edited = useEditedFile(file, user, canEdit, editor);
  const [change, setChange] = useState<ProposedChange>();
  const [discarding, setDiscarding] = useState(false);
  const [ready, setReady] = useState(false);
  const actions = useMemo(() => changeActions(kind.file), [kind.file]);
  const onReady = useCallback(() => {
    setReady(true);
  }, []);
  const { initialText, base, dirty, told, tell, goOnWith } = edited;
  const onDisk = useMemo(() => ({ text: decodeText(file.bytes), tag: file.tag }), [file]);
  const changedOutside = initialText !== undefined && file.tag !== base.tag;

  useEffect(() => {
    if (!changedOutside || dirty || change || !editor.current) return;
    goOnWith(onDisk.text, onDisk, t("The file was changed on disk; this is how it is now."));
  }, [changedOutside, dirty, change, onDisk, goOnWith]);

  const review = () => {
    if (!canEdit) return;
    if (edited.readText() === base.text) {
      tell(t("Nothing to review: this text is what is on disk."));
      return;
    }
    tell(undefined);
    setChange({ id: crypto.randomUUID(), file: kind.file, base, candidate: encodeText(edited.readText()) });
  };
  const onEnded = (outcome: ApplyOutcome) => {
    if (outcome.state === "applied" && outcome.newTag !== undefined && change) {
      const written: FileOnDisk = { ...file, bytes: change.candidate, tag: outcome.newTag };
      // A read that began before the change must not bring the old text back.
      void queries.cancelQueries({ queryKey: fileKey(kind.file), exact: true });
      queries.setQueryData(fileKey(kind.file), written);
      edited.settle({ text: decodeText(change.candidate), tag: outcome.newTag });
      tell(`${t("Applied.")} ${outcome.message}`);
    }
    void queries.invalidateQueries();
  };
  const use = (tool: EditorTool) => {
    if (editor.current) tell(tool.use(editor.current));
  };
  return (
    <Panel
      level={1}
      fill
      flush
      title={t(canEdit ? kind.title : kind.readTitle)}
      icon={<FileCode />}
      tools={<Mono className="text-xs">{file.path}</Mono>}
      toolBar={
        canEdit && (
          <EditorToolBar
            label={t("{title} tools", { title: t(kind.title) })}
            dirty={dirty}
            ready={ready}
            onReview={review}
            tool={kind.tool}
            onUse={use}
            onDiscard={() => {
              setDiscarding(true);
            }}
          />
        )
      }
    >
      <DraftNotices
        noun={t(kind.noun)}
        canEdit={canEdit}
        edited={edited}
        missing={file.tag === ""}
        changedOutside={changedOutside && dirty}
        onCompare={review}
        onDiscard={() => {
          setDiscarding(true);
        }}
      />
      <StatusRegion label={t("Editor")} className="px-3 text-sm empty:hidden [&:not(:empty)]:py-1.5">
        {told}
      </StatusRegion>
      {initialText !== undefined && (
        <ConfigEditor
          ref={editor}
          label={t(kind.label)}
          language={kind.language}
          text={initialText}
          line={line}
          readOnly={!canEdit}
          onChange={edited.onChange}
          onReview={review}
          onReady={onReady}
        />
      )}
      <LeaveGuard when={dirty} />
      <ConfirmDialog
        open={discarding}
        onOpenChange={setDiscarding}
        danger
        title={t("Discard changes?")}
        confirmLabel={t("Discard")}
        onConfirm={() => {
          setDiscarding(false);
          goOnWith(
            onDisk.text,
            onDisk,
            t("Changes discarded: this is the file as it is on disk. Undo (Ctrl-Z) brings your text back."),
          );
        }}
      >
        {t("The text goes back to what is on disk, and the draft in this browser is removed.")}
      </ConfirmDialog>
      {change && (
        <ReviewDialog
          key={change.id}
          change={change}
          actions={actions}
          readCurrent={() => readFile(kind.file)}
          onClose={() => {
            setChange(undefined);
            editor.current?.focus();
          }}
          onEnded={onEnded}
          onKeepEditing={(text, onTopOf) => {
            setChange(undefined);
            goOnWith(
              text,
              onTopOf,
              t("You go on from the file as it is on disk now. Review changes again before you apply them."),
            );
          }}
          onDiscardMine={(theirs) => {
            setChange(undefined);
            goOnWith(
              theirs.text,
              theirs,
              t("This is the file as it is on disk. Undo (Ctrl-Z) brings your text back."),
            );
          }}
        />
      )}
    </Panel>
  );
}
