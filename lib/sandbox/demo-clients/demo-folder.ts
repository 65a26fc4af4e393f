import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Argv } from "@/lib/host/host";
import { DEMO_USERS } from "@/lib/sandbox/demo-accounts";
import type { Part } from "@/lib/sandbox/demo-clients/cast";
import type { Layout } from "@/lib/sandbox/layout";
import { writeWhole } from "@/lib/shared/write-whole";

/** What the demo clients read, and where their smbclient keeps what it keeps. Absolute paths. */
export interface DemoFolder {
  /** The clients' smb.conf: nothing of the system's own Samba, and nothing of the box's. */
  readonly clientConf: string;
  /** There while the clients are meant to run. */
  readonly wanted: string;
}

export function demoFolder({ dir }: Pick<Layout, "dir">): DemoFolder {
  const folder = path.join(dir, "control", "demo-clients");
  return { clientConf: path.join(folder, "client.conf"), wanted: path.join(folder, "wanted") };
}

/** Makes it; anew at each start of the clients. */
export async function makeDemoFolder(layout: Layout): Promise<void> {
  const { clientConf } = demoFolder(layout);
  const kept = path.join(path.dirname(clientConf), "kept");
  await mkdir(kept, { recursive: true, mode: 0o700 });
  const folders = ["lock directory", "state directory", "cache directory", "private dir"];
  const lines = [
    ...folders.map((name) => `${name} = ${kept}`),
    "client min protocol = SMB2_02",
    "client use kerberos = off",
    "disable netbios = yes",
    "name resolve order = host",
  ];
  await writeWhole(clientConf, `[global]\n${lines.map((line) => `\t${line}\n`).join("")}`, 0o600);
  for (const { name, password } of DEMO_USERS) {
    await writeWhole(accountFile(layout, name), `username = ${name}\npassword = ${password}\n`, 0o600);
  }
}

/** Notes that the clients are meant to run, or are not: a panel that starts again goes by it. */
export async function setDemoWanted(layout: Layout, wanted: boolean): Promise<void> {
  const { wanted: file } = demoFolder(layout);
  if (wanted) await writeWhole(file, "The demo clients start with the panel.\n", 0o600);
  else await rm(file, { force: true });
}

export async function isDemoWanted(layout: Layout): Promise<boolean> {
  return readFile(demoFolder(layout).wanted).then(
    () => true,
    () => false,
  );
}

/**
 * smbclient as that client, at a port of this machine. `--stderr` sends all its words there, where they come as they
 * are said: its standard output comes at its end when it is no terminal. The password is in a file, not in a process list.
 */
export function smbclientAs(part: Part, layout: Layout, port: number): Argv {
  return [
    "smbclient",
    `//127.0.0.1/${part.share}`,
    `--configfile=${demoFolder(layout).clientConf}`,
    `--authentication-file=${accountFile(layout, part.user)}`,
    `--netbiosname=${part.name}`,
    `--port=${String(port)}`,
    `--max-protocol=${part.newest}`,
    ...(part.signs ? ["--option=client signing=required"] : []),
    "--stderr",
    "--quiet",
  ];
}

function accountFile(layout: Layout, user: Part["user"]): string {
  return path.join(path.dirname(demoFolder(layout).clientConf), `${user}.account`);
}
