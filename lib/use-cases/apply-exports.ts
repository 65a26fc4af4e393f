import { applierOf } from "@/lib/use-cases/apply-change";
import { exportsFile } from "@/lib/use-cases/exports-file";

/** Takes a reviewed exports file through the change pipeline. */
export const applyExports = applierOf(exportsFile);
