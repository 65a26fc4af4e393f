import { writeFile } from "node:fs/promises";
import path from "node:path";
import bringUpPanel from "../e2e/bring-up-panel";
import { newClient } from "../e2e/fixtures/sign-in";
import { panelDataDir, panelUrl } from "../e2e/panel-under-test";

/** A panel brought up for measuring, in a data folder of its own, and somebody signed in to it as admin. */
export interface Panel {
  readonly url: string;
  /** The session's cookies, as a browser context takes them. */
  readonly storage: Awaited<ReturnType<Awaited<ReturnType<typeof newClient>>["storageState"]>>;
  /** The same as a `cookie` header. */
  readonly cookie: string;
  readonly smbConf: string;
  /** A folder that shares may have as their path. */
  readonly sharedFolder: string;
  writeSmbConf(text: string): Promise<void>;
  writeExports(text: string): Promise<void>;
  close(): Promise<void>;
}

/** With `npm run up`, as the end-to-end tests do. The caller closes it. */
export async function startPanel(): Promise<Panel> {
  const close = await bringUpPanel();
  const box = path.join(panelDataDir(), "appliance");
  const client = await newClient("admin");
  const storage = await client.storageState();
  await client.dispose();
  const smbConf = path.join(box, "smb.conf");
  return {
    url: panelUrl(),
    storage,
    cookie: storage.cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    smbConf,
    sharedFolder: path.join(box, "shares", "public"),
    writeSmbConf: (text) => writeFile(smbConf, text),
    writeExports: (text) => writeFile(path.join(box, "exports"), text),
    close,
  };
}
