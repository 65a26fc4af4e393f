import { managedFileRead } from "@/lib/actions/managed-file-read";
import { exportsFile } from "@/lib/use-cases/exports-file";

export const GET = managedFileRead("exports.read", exportsFile);
