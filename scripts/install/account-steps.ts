import { readFile } from "node:fs/promises";
import { PANEL_ACCOUNT, PROGRAM_FOLDER, SYSTEM_DOOR } from "@/lib/host/privileges/system-places";
import type { Step } from "@/scripts/install/step";
import { accountIds, mustRun, statOf } from "@/scripts/install/system";

export const DATA_FOLDER = "/var/lib/inflight";
export const TUNNEL_HOME = "/var/lib/inflight-tunnel";
export const TUNNEL_SHELL = `${PROGRAM_FOLDER}/tunnel-shell`;

/** What members may read without sudo: the journal, and on Debian Samba's logs. */
const GROUPS = ["systemd-journal", "adm"];

/** The two accounts: the panel's own, and the one that tunnels sign in to. Nobody signs in to either with a password. */
export function accountSteps(): readonly Step[] {
  return [
    {
      title: `Account ${PANEL_ACCOUNT}, as which the panel runs`,
      needs: async () => ((await accountIds(PANEL_ACCOUNT)) === null ? "make it, without a shell" : null),
      do: async () => {
        await mustRun([
          "useradd",
          "--system",
          "--user-group",
          "--no-create-home",
          "--home-dir",
          DATA_FOLDER,
          "--shell",
          "/usr/sbin/nologin",
          PANEL_ACCOUNT,
        ]);
      },
    },
    {
      title: `Groups of ${PANEL_ACCOUNT}`,
      needs: async () => {
        const missing = await missingGroups();
        return missing.length === 0 ? null : `join ${missing.join(" and ")}, to read logs`;
      },
      do: async () => {
        await mustRun(["usermod", "--append", "--groups", (await missingGroups()).join(","), PANEL_ACCOUNT]);
      },
    },
    {
      title: `Account ${SYSTEM_DOOR.account}, as which tunnels sign in`,
      needs: async () => {
        if ((await accountIds(SYSTEM_DOOR.account)) === null)
          return "make it, with a shell that runs the hold command alone";
        return (await hasNoPassword()) ? null : "take its password away, its keys not";
      },
      do: async () => {
        if ((await accountIds(SYSTEM_DOOR.account)) === null) {
          await mustRun([
            "useradd",
            "--system",
            "--user-group",
            "--no-create-home",
            "--home-dir",
            TUNNEL_HOME,
            "--shell",
            TUNNEL_SHELL,
            SYSTEM_DOOR.account,
          ]);
        }
        // `!` would make sshd refuse its keys as well, where it does not ask PAM.
        await mustRun(["usermod", "--password", "*", SYSTEM_DOOR.account]);
      },
    },
  ];
}

async function missingGroups(): Promise<readonly string[]> {
  const groups = (await readFile("/etc/group", "utf8")).split("\n").map((line) => line.split(":"));
  return GROUPS.filter((name) => {
    const group = groups.find(([each]) => each === name);
    return group !== undefined && !(group[3] ?? "").split(",").includes(PANEL_ACCOUNT);
  });
}

async function hasNoPassword(): Promise<boolean> {
  if ((await statOf("/etc/shadow")) === null) return true;
  const shadow = await readFile("/etc/shadow", "utf8");
  return shadow.split("\n").some((line) => line.startsWith(`${SYSTEM_DOOR.account}:*:`));
}
