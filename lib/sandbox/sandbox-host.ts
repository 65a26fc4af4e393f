import type { Host } from "@/lib/host/host";
import { createLocalHost, type LocalHostOptions } from "@/lib/host/local-host";
import type { Box } from "@/lib/sandbox/box";
import { prepareSamba } from "@/lib/sandbox/samba-programs";
import { boxService } from "@/lib/sandbox/smbd-service";

/** The box as an appliance: files of this machine, programs and service of the box. */
export function createSandboxHost(box: Box): Host {
  const prepare: LocalHostOptions["prepare"] = (argv, options) => prepareSamba(box, argv, options);
  const programs = createLocalHost({ prepare });
  return createLocalHost({
    name: "Sandbox appliance",
    kind: "sandbox",
    smbConf: box.layout.smbConf,
    prepare,
    smbd: boxService(box, programs),
  });
}
