"use client";

import { Download } from "lucide-react";
import { useId } from "react";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { Mono } from "@/components/ui/mono";
import { Rich } from "@/components/ui/rich";
import { saveText } from "@/components/ui/save-text";
import { t } from "@/lib/words/t";
import type { TunnelDetail } from "../../_queries";

export interface FileBlockProps {
  file: Omit<TunnelDetail["files"][number], "tab">;
  /** Called when it was copied or saved. */
  onTaken?: () => void;
}

/** A text with its name, where it goes, and buttons that copy and save it. */
export function FileBlock({ file, onTaken }: FileBlockProps) {
  const { name, title, goesTo, hint, isRecommended, text } = file;
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="flex min-w-0 items-start justify-between gap-2">
        <div className="min-w-0 [overflow-wrap:anywhere]">
          <h3 id={id} className="flex flex-wrap items-center gap-x-2 font-semibold">
            {title} {isRecommended && <Badge tone="ok">{t("Recommended")}</Badge>}
          </h3>
          <p>
            <Rich
              text="<quiet>Goes to </quiet><place>{goesTo}</place>"
              values={{ goesTo }}
              marks={{
                quiet: (parts) => <span className="text-muted">{parts}</span>,
                place: (parts) => (
                  <Mono className="rounded-sm bg-accent-soft px-1 font-medium text-accent-ink">{parts}</Mono>
                ),
              }}
            />
          </p>
        </div>
        <span className="flex shrink-0" onClickCapture={onTaken}>
          <CopyButton text={text} label={name} />
          <IconButton
            label={t("Download {name}", { name })}
            icon={<Download />}
            onClick={() => {
              saveText(name, text);
            }}
          />
        </span>
      </div>
      <pre
        // A scrolling box must be reachable by keyboard.
        tabIndex={0}
        role="region"
        aria-label={t("Text of {name}", { name })}
        className="mt-1 max-h-96 overflow-auto rounded-sm border border-line bg-sunken px-2 py-1.5 font-mono text-xs leading-5 [font-variant-ligatures:none]"
      >
        {text}
      </pre>
      <p className="mt-0.5 text-xs text-muted">{hint}</p>
    </section>
  );
}
