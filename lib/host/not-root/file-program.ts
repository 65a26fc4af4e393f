import { listLocalFolder, readLocalPart } from "@/lib/host/growing-files";
import type { HostFailure } from "@/lib/host/host";
import { aboutFile } from "@/lib/host/host-failure";
import { readWholeFile } from "@/lib/host/local-files";
import type { FileAnswers, FileRequest } from "@/lib/host/not-root/file-protocol";
import { fromArguments } from "@/lib/host/not-root/file-protocol";
import { trustedTarget } from "@/lib/host/not-root/trusted-target";
import { type ManagedPath, rightsAt } from "@/lib/host/privileges/paths";
import { replaceLocalFile } from "@/lib/host/replace-file";
import { fail, ok, type Result } from "@/lib/shared/result";
import { msg } from "@/lib/words/t";

type Answer = Result<FileAnswers[keyof FileAnswers] | { readonly version: string }, HostFailure>;

export interface FileProgram {
  readonly paths: readonly ManagedPath[];
  /** What it was built from. */
  readonly version: string;
  readonly readInput: () => Promise<Uint8Array>;
}

/**
 * Does one thing with one managed file, with the rights it is run with. The answer goes to standard output as JSON, whatever came
 * of it. sudoers names the same paths as `paths` does: neither has to be right alone.
 */
export async function fileProgram(args: readonly string[], program: FileProgram): Promise<Answer> {
  if (args.length === 1 && args[0] === "version") return ok({ version: program.version });
  const request = fromArguments(args);
  if (request === undefined) {
    return fail(aboutFile("denied", msg("This is no request for a managed file. Nothing was done."), {}));
  }
  if (rightsAt(program.paths, request.verb, request.file) === null) {
    const text = msg("{path} is none of the files that the panel manages. Nothing was done.");
    return fail(aboutFile("denied", text, { path: request.file }));
  }
  const target = await trustedTarget(request.file);
  return target.ok ? answer({ ...request, file: target.value }, program) : target;
}

async function answer(request: FileRequest, { readInput }: FileProgram): Promise<Answer> {
  const { file } = request;
  switch (request.verb) {
    case "read": {
      const read = await readWholeFile(file);
      return read.ok ? ok({ bytes: base64(read.value.bytes), tag: read.value.tag }) : read;
    }
    case "list":
      return listLocalFolder(file);
    case "part": {
      const part = await readLocalPart(file, request);
      return part.ok ? ok({ ...part.value, bytes: base64(part.value.bytes) }) : part;
    }
    case "replace":
      return replaceLocalFile(file, { bytes: await readInput(), ifTag: request.ifTag });
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
