import { z } from "zod";
import { defineRead } from "@/lib/actions/gate";
import { RawReply } from "@/lib/actions/raw-reply";
import { ok } from "@/lib/shared/result";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** Reads a managed file as it is on disk now, byte for byte; `x-tag` bears the tag that a change begins from. */
export function managedFileRead(name: string, file: ManagedFile) {
  return defineRead({
    name,
    roles: ["admin", "helpdesk"],
    input: z.object({}),
    run: async () => {
      const appliance = await openAppliance();
      if (!appliance.ok) return appliance;
      const read = await readManagedFile(file, appliance.value);
      if (!read.ok) return read;
      return ok(
        new RawReply(read.value.bytes, {
          "content-type": "application/octet-stream",
          "x-tag": read.value.tag,
          "x-path": encodeURIComponent(file.path(appliance.value)),
        }),
      );
    },
  });
}
