import { z } from "zod";
import { defineRead } from "@/lib/actions/gate";
import { RawReply } from "@/lib/actions/raw-reply";
import { ok } from "@/lib/shared/result";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

/** smb.conf as it is on disk now, byte for byte; `x-tag` bears the tag that a change begins from. */
export const GET = defineRead({
  name: "smb-conf.read",
  roles: ["admin", "helpdesk"],
  input: z.object({}),
  run: async () => {
    const appliance = await openAppliance();
    if (!appliance.ok) return appliance;
    const read = await readManagedFile(smbConfFile, appliance.value);
    if (!read.ok) return read;
    return ok(
      new RawReply(read.value.bytes, {
        "content-type": "application/octet-stream",
        "x-tag": read.value.tag,
        "x-path": encodeURIComponent(appliance.value.files.smbConf),
      }),
    );
  },
});
