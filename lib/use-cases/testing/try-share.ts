import { createLocalHost } from "@/lib/host/local-host";
import type { Appliance } from "@/lib/sandbox/appliance";

const machine = createLocalHost();

export interface Attempt {
  readonly dialect?: "NT1" | "SMB2_10" | "SMB3_00" | "SMB3_11";
  readonly user?: string;
  readonly password?: string;
  readonly more?: readonly string[];
}

/** What a real client of one dialect is told that lists a share of a box; alice, if nobody is named. */
export async function tryShare(
  { port }: Pick<Appliance, "port">,
  share: string,
  { dialect = "SMB3_11", user = "alice", password = `demo-${user}`, more = [] }: Attempt = {},
): Promise<string> {
  const outcome = await machine.run(
    [
      "smbclient",
      "--configfile=/dev/null",
      `--port=${String(port)}`,
      "--authentication-file=/dev/stdin",
      `--option=client min protocol=${dialect}`,
      `--option=client max protocol=${dialect}`,
      ...more,
      "--command=ls",
      "--",
      `//127.0.0.1/${share}`,
    ],
    { stdin: `username=${user}\npassword=${password}\n` },
  );
  return "stdout" in outcome ? outcome.stdout + outcome.stderr : outcome.kind;
}
