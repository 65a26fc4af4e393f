import type { z } from "zod";
import type { ProfileForm } from "./profile";

/** What a new profile's form begins with: the guide's values. */
export const FIRST_FORM: z.input<typeof ProfileForm> = {
  clientName: "",
  serverAddress: "",
  sshPort: 22,
  sshUser: "inflight-tunnel",
  localNfsPort: 250,
  localMountPort: 251,
  remoteNfsPort: 2049,
  remoteMountPort: 32_767,
  nfsVersion: "4.2",
  exports: [{ path: "/home", mountPoint: "/mnt/home", options: "rw,hard" }],
  keepOpenFor: 60,
  publicKey: "",
  cipher: "none",
  enabled: true,
  isThisHost: false,
  notes: "",
};
