import type { Host } from "@/lib/host/host";
import { createLocalHost, type LocalHostOptions } from "@/lib/host/local-host";
import type { Box } from "@/lib/sandbox/box";
import { demoClientsOf } from "@/lib/sandbox/demo-clients/demo-clients";
import { demoTunnelsOf } from "@/lib/sandbox/demo-tunnels/demo-tunnels";
import { nfsLayout } from "@/lib/sandbox/nfs/nfs-layout";
import { nfsService } from "@/lib/sandbox/nfs/nfs-service";
import { portsNow } from "@/lib/sandbox/nfs/nfs-status";
import { restoreDemoFolders } from "@/lib/sandbox/restore-demo-folders";
import { prepareSamba } from "@/lib/sandbox/samba-programs";
import { boxService } from "@/lib/sandbox/smbd-service";
import { sshLayout } from "@/lib/sandbox/ssh/ssh-layout";
import { prepareSsh } from "@/lib/sandbox/ssh/ssh-programs";
import { sshService } from "@/lib/sandbox/ssh/ssh-service";

/** The box as an appliance: files of this machine, programs and service of the box. */
export function createSandboxHost(box: Box): Host {
  const prepare: LocalHostOptions["prepare"] = (argv, options) =>
    prepareSamba(box, prepareSsh(box, argv), options);
  const programs = createLocalHost({ prepare });
  const nfs = nfsLayout(box.layout);
  const host = createLocalHost({
    name: "Sandbox appliance",
    kind: "sandbox",
    files: {
      smbConf: box.layout.smbConf,
      exports: nfs.exports,
      nfsConfFolder: nfs.confFolder,
      nfsSysconfig: nfs.sysconfig,
    },
    prepare,
    smbd: boxService(box, programs),
    nfs: nfsService(box),
    sshd: sshService(box),
    tunnelDoor: sshLayout(box.layout),
  });
  return {
    ...host,
    demoClients: demoClientsOf(box, programs),
    demoTunnels: demoTunnelsOf(box.layout, programs),
    demoFolders: { restore: () => restoreDemoFolders(box) },
    nfsPorts: () => portsNow(box),
  };
}
