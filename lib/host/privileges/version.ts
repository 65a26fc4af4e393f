import { createHash } from "node:crypto";
import { sudoersFile } from "@/lib/host/privileges/sudoers";

/** Counted up where the file program answers otherwise than before. */
const PROTOCOL = 1;

/** What an installation of sudoers file and file program was made from: another one is to be installed again. */
export function installedVersion(): string {
  return createHash("sha256")
    .update(`${String(PROTOCOL)}\n${sudoersFile()}`)
    .digest("hex")
    .slice(0, 16);
}
