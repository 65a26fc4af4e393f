import { readFile } from "node:fs/promises";
import { type SshLayout, TUNNEL_ACCOUNT } from "@/lib/sandbox/ssh/ssh-layout";
import { writeWhole } from "@/lib/shared/write-whole";

/**
 * The passwd and group files (passwd(5)) that the box's sshd goes by: the system's, and the tunnel account before them. Its
 * password is `*`, which no password matches; `!` would make sshd refuse its keys as well.
 */
export async function writeSshAccounts(layout: SshLayout, uid: number): Promise<void> {
  const [passwd = "", group = ""] = await Promise.all(
    ["/etc/passwd", "/etc/group"].map((file) => readFile(file, "utf8")),
  );
  const id = String(uid);
  const account = `${TUNNEL_ACCOUNT}:*:${id}:${id}:NFS tunnels:/nonexistent:${layout.shell}`;
  await writeWhole(layout.passwd, `${account}\n${withoutAccount(passwd)}`, 0o644);
  await writeWhole(layout.group, `${TUNNEL_ACCOUNT}:x:${id}:\n${withoutAccount(group)}`, 0o644);
}

function withoutAccount(file: string): string {
  return file
    .split("\n")
    .filter((line) => !line.startsWith(`${TUNNEL_ACCOUNT}:`))
    .join("\n");
}
