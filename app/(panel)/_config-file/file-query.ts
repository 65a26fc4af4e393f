import { queryOptions } from "@tanstack/react-query";
import { fetchFile } from "@/components/shell/fetch-read";
import { type FileName, FILES } from "../_change/change-actions";

/** A managed file as it is on disk, to the byte. */
export type FileOnDisk = Awaited<ReturnType<typeof fetchFile>>;

export function fileKey(file: FileName) {
  return ["managed-file", file] as const;
}

/** Asked again now and then, so that a change made by somebody else is noticed before the review. */
export function fileQuery(file: FileName) {
  return queryOptions({
    queryKey: fileKey(file),
    queryFn: ({ signal }) => readFile(file, signal),
    refetchInterval: 20_000,
    // The same tag is the same file: the page then holds on to what it has.
    structuralSharing: (before, now) =>
      isTagged(before) && isTagged(now) && before.tag === now.tag ? before : now,
  });
}

export function readFile(file: FileName, signal?: AbortSignal): Promise<FileOnDisk> {
  return fetchFile(FILES[file].address, {}, signal);
}

function isTagged(value: unknown): value is { readonly tag: string } {
  return typeof value === "object" && value !== null && "tag" in value && typeof value.tag === "string";
}
