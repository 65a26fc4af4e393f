import { managedFileRead } from "@/lib/actions/managed-file-read";
import { mountPinDropIn } from "@/lib/use-cases/mount-pin-files";

export const GET = managedFileRead("mountd-pin.read", mountPinDropIn, { orEmpty: true });
