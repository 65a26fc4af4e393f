import { storedContent } from "@/lib/db/revision-store";
import { contentTag } from "@/lib/host/content-tag";
import type { Host } from "@/lib/host/host";
import { ok, type Result } from "@/lib/shared/result";
import type { Review } from "@/lib/use-cases/change-types";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import type { TaggedContent } from "@/lib/use-cases/parsed-content";

/** What the review of any file begins with. */
export interface ReviewGround {
  /** What the person began from, where it is still known; else what is on disk. */
  readonly base: TaggedContent;
  readonly candidate: TaggedContent;
  readonly head: Pick<Review, "service" | "baseTag" | "candidateTag" | "stale" | "changed">;
}

/** Reads what a candidate is held against. A missing file is an empty one, whose tag is empty. */
export async function readReviewGround(
  file: ManagedFile,
  host: Host,
  candidate: Uint8Array,
  baseTag: string,
): Promise<Result<ReviewGround>> {
  const read = await readManagedFile(file, host);
  if (!read.ok && read.error.code !== "missing") return read;
  const current: TaggedContent = read.ok ? read.value : { bytes: new Uint8Array(), tag: "" };
  const stale = current.tag !== baseTag;
  const candidateTag = contentTag(candidate);
  return ok({
    base: stale ? ((await storedContent(baseTag)) ?? current) : current,
    candidate: { bytes: candidate, tag: candidateTag },
    head: {
      service: file.serviceTitle,
      baseTag,
      candidateTag,
      ...(stale ? { stale: { currentTag: current.tag } } : {}),
      changed: candidateTag !== baseTag,
    },
  });
}
