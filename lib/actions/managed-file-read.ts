import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { RawReply } from "@/lib/actions/raw-reply";
import { MAY_LOOK } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/**
 * Reads a managed file as it is on disk now, byte for byte; `x-tag` bears the tag that a change begins from. One that is
 * not there is a failure, or with `orEmpty` an empty text whose tag is empty.
 */
export function managedFileRead(name: string, file: ManagedFile, { orEmpty = false } = {}) {
  return defineRead({
    name,
    roles: MAY_LOOK,
    input: z.object({}),
    run: async () => {
      const appliance = await openAppliance();
      if (!appliance.ok) return appliance;
      const read = await readManagedFile(file, appliance.value);
      if (!read.ok && !(orEmpty && read.error.code === "missing")) return read;
      const { bytes, tag } = read.ok ? read.value : { bytes: new Uint8Array(), tag: "" };
      return ok(
        new RawReply(bytes, {
          "content-type": "application/octet-stream",
          "x-tag": tag,
          "x-path": encodeURIComponent(file.path(appliance.value)),
        }),
      );
    },
  });
}
