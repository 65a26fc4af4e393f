import { rm } from "node:fs/promises";
import { PANEL_ACCOUNT, PROGRAM_FOLDER, SYSTEM_DOOR } from "@/lib/host/privileges/system-places";
import { DATA_FOLDER, TUNNEL_HOME } from "@/scripts/install/account-steps";
import { SUDOERS, UNITS } from "@/scripts/install/file-steps";
import { SSHD_DROP_IN } from "@/scripts/install/sshd-drop-in";
import type { Step } from "@/scripts/install/step";
import { exists, ran } from "@/scripts/install/system";

/** Takes an installation away, its rights first. Data, keys, settings and the accounts that own them stay. */
export function uninstallSteps(): readonly Step[] {
  return [
    stopped(),
    ...[SUDOERS, ...UNITS, SSHD_DROP_IN, PROGRAM_FOLDER].map(
      (place): Step => ({
        title: place,
        needs: async () => ((await exists(place)) ? "remove it" : null),
        do: () => rm(place, { recursive: true }),
      }),
    ),
  ];
}

export const LEFT = [
  `Left: ${DATA_FOLDER} (database, keys, certificate), ${TUNNEL_HOME} (keys of tunnels), /etc/inflight, and the accounts`,
  `${PANEL_ACCOUNT} and ${SYSTEM_DOOR.account}. Tunnels that are open go on until sshd is told: systemctl reload ssh`,
].join("\n");

function stopped(): Step {
  const units = UNITS.map((unit) => unit.slice(unit.lastIndexOf("/") + 1));
  return {
    title: units.join(" and "),
    needs: async () => {
      const { code, words } = await ran(["systemctl", "is-active", ...units]);
      return code === 0 || /^active$/m.test(words) ? "stop and disable them" : null;
    },
    do: async () => {
      await ran(["systemctl", "disable", "--now", ...units]);
    },
  };
}
