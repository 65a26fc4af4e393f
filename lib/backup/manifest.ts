import * as z from "zod";
import { isContent } from "@/lib/backup/contents";

/** Raised where a backup could no longer be read by what read the earlier ones. */
export const FORMAT = 1;

const LARGEST = 2 ** 40;

/** What a backup says of itself: its first entry. */
export const Manifest = z.object({
  format: z.number().int().min(1),
  /** ISO 8601 */
  madeAt: z.iso.datetime(),
  /** Versions of what made it. */
  panel: z.string().max(100),
  node: z.string().max(100),
  /** The migrations its database has, oldest first. */
  migrations: z.array(z.string().max(200)).max(10_000),
  files: z
    .array(
      z.object({
        name: z.string().refine(isContent, "is no file of the panel's"),
        size: z.number().int().min(0).max(LARGEST),
        /** In hex */
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(200)
    .refine((files) => new Set(files.map(({ name }) => name)).size === files.length, "names a file twice"),
});
export type Manifest = z.infer<typeof Manifest>;
