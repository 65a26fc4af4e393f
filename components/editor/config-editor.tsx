"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import type { ConfigEditorProps } from "./loaded-editor";

/** The smb.conf editor. CodeMirror, the catalogue and the checks are a chunk of their own, loaded when it is shown. */
export const ConfigEditor = dynamic<ConfigEditorProps>(
  () => import("./loaded-editor").then((module) => module.LoadedEditor),
  { ssr: false, loading: () => <EditorSkeleton /> },
);

/** Begins to load the editor while the file is still on its way. */
export function preloadEditor(): void {
  void import("./loaded-editor");
}

function EditorSkeleton() {
  return (
    <div role="status" className="flex flex-1 flex-col gap-2 p-4">
      <span className="sr-only">Loading the editor …</span>
      {["w-1/3", "w-1/2", "w-2/5", "w-3/5", "w-1/4"].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  );
}
