/** The versions of NFS that a tunnel's client can mount with. */
export const NFS_VERSIONS = ["3", "4.0", "4.1", "4.2"] as const;

/** The ciphers that ssh can be told to put first; `none` leaves the choice to ssh. */
export const CIPHER_CHOICES = ["none", "aes128-gcm", "aes256-gcm", "chacha20"] as const;

/** Whether a tunnel for that version carries mountd beside NFS. */
export function hasMountd({ nfsVersion }: { readonly nfsVersion: (typeof NFS_VERSIONS)[number] }): boolean {
  return nfsVersion === "3";
}
