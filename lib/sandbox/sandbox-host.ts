import type { Host } from "@/lib/host/host";
import { createLocalHost } from "@/lib/host/local-host";
import type { ReplacePoint } from "@/lib/host/replace-file";
import type { Box } from "@/lib/sandbox/box";
import { prepareSamba } from "@/lib/sandbox/samba-programs";
import { boxService } from "@/lib/sandbox/smbd-service";

/** The box as an appliance: files of this machine, programs and service of the box. */
export function createSandboxHost(
  box: Box,
  options: { readonly trace?: (point: ReplacePoint) => void } = {},
): Host {
  const prepare: NonNullable<Parameters<typeof createLocalHost>[0]>["prepare"] = (argv, given) =>
    prepareSamba(box, argv, given);
  const programs = createLocalHost({ prepare });
  return createLocalHost({
    name: "Sandbox appliance",
    kind: "sandbox",
    smbConf: box.layout.smbConf,
    prepare,
    smbd: boxService(box, programs),
    ...options,
  });
}
