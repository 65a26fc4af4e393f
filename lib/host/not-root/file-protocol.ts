import path from "node:path";
import type { FilePart, FolderEntry, Tag } from "@/lib/host/host";

/** What the file program is asked: its arguments, and the content to write on standard input. */
export type FileRequest =
  | { readonly verb: "read" | "list"; readonly file: string }
  | { readonly verb: "part"; readonly file: string; readonly from: number; readonly max: number }
  | { readonly verb: "replace"; readonly file: string; readonly ifTag: Tag | null };

/** What it answers where all went well, as JSON on standard output, in a `Result`. Bytes are in Base64. */
export interface FileAnswers {
  readonly read: { readonly bytes: string; readonly tag: Tag };
  readonly list: readonly FolderEntry[];
  readonly part: Omit<FilePart, "bytes"> & { readonly bytes: string };
  readonly replace: { readonly tag: Tag };
}

export function toArguments(request: FileRequest): readonly string[] {
  const { verb, file } = request;
  switch (verb) {
    case "part":
      return [verb, file, String(request.from), String(request.max)];
    case "replace":
      return [verb, file, request.ifTag ?? "-"];
    default:
      return [verb, file];
  }
}

/** Undefined where the arguments are no request: of a path that is not absolute and plain, for one. */
export function fromArguments(args: readonly string[]): FileRequest | undefined {
  const [verb, file = "", ...rest] = args;
  if (!isPlain(file)) return undefined;
  const [first = "", second = ""] = rest;
  if ((verb === "read" || verb === "list") && rest.length === 0) return { verb, file };
  if (verb === "part" && rest.length === 2 && isCount(first) && isCount(second)) {
    return { verb, file, from: Number(first), max: Number(second) };
  }
  if (verb === "replace" && rest.length === 1 && /^(?:-|[0-9a-f]{64})$/.test(first)) {
    return { verb, file, ifTag: first === "-" ? null : (first as Tag) };
  }
  return undefined;
}

/** Absolute, without `..`, slashes that do nothing, or control characters. */
function isPlain(file: string): boolean {
  return (
    !file.endsWith("/") &&
    path.isAbsolute(file) &&
    path.normalize(file) === file &&
    !/[\0-\x1f\x7f]/.test(file)
  );
}

function isCount(text: string): boolean {
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text));
}
