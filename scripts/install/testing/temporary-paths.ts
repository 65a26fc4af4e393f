import type { ManagedPath } from "@/lib/host/privileges/paths";

/** The folders that the contract of a host makes. */
export const TEMPORARY_PATHS: readonly ManagedPath[] = [
  { as: "root", like: "/tmp/inflight-(files|logs|disk)-.+", verbs: ["read", "list", "part", "replace"] },
];
