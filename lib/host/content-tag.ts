import { createHash } from "node:crypto";
import type { Tag } from "@/lib/host/host";

/** The tag of a content: its SHA-256 in hex. The one place where a `Tag` is made. */
export function contentTag(bytes: Uint8Array): Tag {
  return createHash("sha256").update(bytes).digest("hex") as Tag;
}
