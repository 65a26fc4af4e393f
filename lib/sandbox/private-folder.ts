import { chmod, lstat, mkdir } from "node:fs/promises";
import { systemErrorCode } from "@/lib/host/host-failure";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/**
 * Makes a folder, or takes one that is there, on condition that it is a real folder of ours: whoever owns a folder can
 * swap what lies in it, and names under /tmp are anybody's to take.
 */
export async function claimFolder(
  folder: string,
  mode: number,
): Promise<Result<null, Failure<"not-ours" | "unwritable">>> {
  try {
    await mkdir(folder, { recursive: true, mode });
    const stat = await lstat(folder);
    if (!stat.isDirectory() || stat.uid !== process.getuid?.()) {
      const message = t(
        "{folder} belongs to another account, so the box cannot live there. Remove it, or choose another --data-dir.",
        { folder },
      );
      return fail({ code: "not-ours", message });
    }
    if ((stat.mode & 0o7777) !== mode) await chmod(folder, mode);
    return ok(null);
  } catch (error) {
    if (!(error instanceof Error) || systemErrorCode(error) === undefined) throw error;
    const message = t(
      "The box needs the folder {folder} and cannot write there. Make it writable, or choose another --data-dir.",
      { folder },
    );
    return fail({ code: "unwritable", message, detail: error.message });
  }
}
