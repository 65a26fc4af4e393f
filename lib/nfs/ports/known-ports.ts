/** The guide's. It is the highest port below those that Linux takes outgoing connections' from. */
export const GUIDE_MOUNT_PORT = 32_767;
export const NFS_PORT = 2049;
export const SSH_PORT = 22;
