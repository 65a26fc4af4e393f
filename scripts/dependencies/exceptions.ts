import type { Exception } from "@/scripts/dependencies/advisories";

/** Advisories of packages in package-lock.json that do not reach the panel. Each with what keeps it away. */
export const EXCEPTIONS: readonly Exception[] = [];
