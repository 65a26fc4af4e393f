import type { Binding } from "@/lib/sandbox/enforced";
import type { Identity } from "@/lib/sandbox/demo-accounts";
import type { Layout } from "@/lib/sandbox/layout";

/** One box while this process knows it. `port` and `binding` change with the managed file, at each start of smbd. */
export interface Box {
  readonly layout: Layout;
  readonly identity: Identity;
  /** Path of libnss_wrapper.so, null where it is not installed. */
  readonly nssWrapper: string | null;
  /** The topmost folder above the box that demo users may not pass through, where smbd gets a view of its own. */
  readonly closedFolder: string | null;
  /** Where its NFS server listens. */
  readonly nfsAddress: string;
  /** The port chosen for the box. */
  port: number;
  binding: Binding;
  /** What the person should know of this box: what it may not do here, what had to be repaired. */
  readonly notes: string[];
}
