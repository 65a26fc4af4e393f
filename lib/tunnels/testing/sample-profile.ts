import type { Profile } from "../profile";

export const ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINS1qGH2YVWnbuDH+T/25y1a1wxJg5tKOSTfRLChvisq";

/** The guide's example: NFSv3 to 20.20.0.20, ports 250 and 251, an hour. */
export function guideProfile(changes: Partial<Profile> = {}): Profile {
  return {
    id: "p1",
    clientName: "web-1",
    serverAddress: "20.20.0.20",
    sshPort: 22,
    sshUser: "root",
    localNfsPort: 250,
    localMountPort: 251,
    remoteNfsPort: 2049,
    remoteMountPort: 32_767,
    nfsVersion: "3",
    exports: [{ path: "/home", mountPoint: "/mnt/home", options: "rw,hard" }],
    keepOpenFor: 60,
    publicKey: ED25519,
    cipher: "none",
    enabled: true,
    isThisHost: false,
    notes: "",
    ...changes,
  };
}
