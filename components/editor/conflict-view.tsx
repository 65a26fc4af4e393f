"use client";

import { Download } from "lucide-react";
import { useMemo, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { RadioGroup } from "@/components/ui/radio-group";
import { decodeText, encodeText } from "@/lib/shared/text";
import { t } from "@/lib/words/t";
import { DiffView } from "./diff-view";
import { mergeTexts } from "./merge-texts";

/** A text and the tag of its bytes on disk. */
export interface TaggedText {
  readonly text: string;
  readonly tag: string;
}

interface ConflictViewProps {
  /** The managed file's name. */
  file: string;
  /** What the person began from. */
  base: string;
  mine: string;
  /** What is on disk now. */
  theirs: { readonly bytes: Uint8Array; readonly tag: string };
  /** Goes on with `text`, now begun from `onTopOf`. Absent where there is no editor to go on in. */
  onKeepEditing?: ((text: string, onTopOf: TaggedText) => void) | undefined;
  /** Gives the person's text up for what is on disk. */
  onDiscardMine?: ((theirs: TaggedText) => void) | undefined;
}

type Comparison = "both" | "theirs" | "mine";

/** Two people changed one file: both sides, and the ways on. Nothing is lost on any of them until the person says so. */
export function ConflictView({ file, base, mine, theirs, onKeepEditing, onDiscardMine }: ConflictViewProps) {
  const [comparison, setComparison] = useState<Comparison>("both");
  const onDisk = useMemo(() => decodeText(theirs.bytes), [theirs.bytes]);
  const merged = useMemo(() => mergeTexts(base, mine, onDisk), [base, mine, onDisk]);
  const current = { text: onDisk, tag: theirs.tag };
  const shown = {
    both: {
      before: onDisk,
      after: mine,
      beforeLabel: t("On disk now (theirs)"),
      afterLabel: t("Your text"),
    },
    theirs: {
      before: base,
      after: onDisk,
      beforeLabel: t("What you began from"),
      afterLabel: t("On disk now (theirs)"),
    },
    mine: {
      before: base,
      after: mine,
      beforeLabel: t("What you began from"),
      afterLabel: t("Your text"),
    },
  }[comparison];
  return (
    <section aria-label={t("Conflict")} className="flex min-h-0 flex-1 flex-col gap-3">
      <Alert
        kind="warning"
        title={t("The file on disk is no longer the one you began from")}
        actions={
          <>
            {onKeepEditing && merged.clean && (
              <Button
                variant="primary"
                onClick={() => {
                  onKeepEditing(merged.text, current);
                }}
              >
                {t("Put my changes on top of theirs")}
              </Button>
            )}
            {onKeepEditing && (
              <Button
                onClick={() => {
                  onKeepEditing(mine, current);
                }}
              >
                {t("Keep my text as it is")}
              </Button>
            )}
            <Button
              icon={<Download />}
              onClick={() => {
                saveAsFile(file, mine);
              }}
            >
              {t("Download my text")}
            </Button>
            <CopyButton text={mine} label={t("my text")} />
            {onDiscardMine && (
              <Button
                variant="danger"
                onClick={() => {
                  onDiscardMine(current);
                }}
              >
                {t("Discard mine, take theirs")}
              </Button>
            )}
          </>
        }
      >
        {merged.clean
          ? t(
              "Somebody changed other lines than you did, so the two can be brought together. You review the result before anything is applied.",
            )
          : t(
              "Somebody changed the same lines as you did, in {count, plural, =1 {one place} other {{count} places}}. Keep your text and bring their lines in by hand: the next review shows which of theirs it would take back.",
              { count: merged.collisions },
            )}
      </Alert>
      <RadioGroup
        label={t("Compare")}
        hint={t("Which two texts stand side by side below.")}
        compact
        inline
        options={[
          { value: "both", label: t("Theirs and yours") },
          { value: "theirs", label: t("What they changed") },
          { value: "mine", label: t("What you changed") },
        ]}
        value={comparison}
        onValueChange={setComparison}
      />
      <DiffView file={file} {...shown} />
    </section>
  );
}

/** To the byte, which the clipboard does not promise. */
function saveAsFile(file: string, text: string) {
  const url = URL.createObjectURL(new Blob([new Uint8Array(encodeText(text))]));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${file}.mine`;
  link.click();
  URL.revokeObjectURL(url);
}
