import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { sudoersFile } from "@/lib/host/privileges/sudoers";

/** `npm run sudoers`: writes the copy of the sudoers file that is kept with the sources, for people to read and compare. */
const folder = fileURLToPath(new URL("sudoers.d", import.meta.url));
await mkdir(folder, { recursive: true });
await writeFile(`${folder}/inflight`, sudoersFile());
