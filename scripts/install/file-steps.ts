import { chmod, chown } from "node:fs/promises";
import path from "node:path";
import {
  FILE_PROGRAM,
  PANEL_ACCOUNT,
  PROGRAM_FOLDER,
  SYSTEM_DOOR,
} from "@/lib/host/privileges/system-places";
import { sudoersFile } from "@/lib/host/privileges/sudoers";
import { holdScript } from "@/lib/tunnels/hold-script";
import { tunnelShell } from "@/lib/tunnels/tunnel-shell";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import { DATA_FOLDER, TUNNEL_HOME, TUNNEL_SHELL } from "@/scripts/install/account-steps";
import { buildFileProgram } from "@/scripts/install/build-file-program";
import { type UnitPlaces, unitText } from "@/scripts/install/unit-text";
import { sshdStep } from "@/scripts/install/sshd-step";
import { file, folder, onceOnly } from "@/scripts/install/placed";
import type { Step } from "@/scripts/install/step";
import { exists, mustRun, ran } from "@/scripts/install/system";
import { copyNode, trustedNode } from "@/scripts/install/trusted-node";

export const SUDOERS = "/etc/sudoers.d/inflight";
const SETTINGS = "/etc/inflight/environment";
export const UNITS = ["inflight.service", "inflight-tunneld.service"].map(
  (name) => `/etc/systemd/system/${name}`,
);

const FIRST_SETTINGS = `# Settings of the panel, one NAME=value a line; they count from its next start. See README.md, "On a network".
#INFLIGHT_HOST=0.0.0.0
#INFLIGHT_NAMES=nas1.example.com
#INFLIGHT_PORT=8445
`;

/** Files and folders of an installation, each before those that need it. */
export async function fileSteps(root: string): Promise<readonly Step[]> {
  const node = await trustedNode();
  const program = await buildFileProgram(node.path);
  return [
    folder(PROGRAM_FOLDER, null, 0o755),
    folder(DATA_FOLDER, PANEL_ACCOUNT, 0o700),
    folder(TUNNEL_HOME, null, 0o755),
    folder(path.dirname(SYSTEM_DOOR.authorizedKeys), null, 0o755),
    folder(SYSTEM_DOOR.notes, SYSTEM_DOOR.account, 0o700),
    ...(node.copyOf === null ? [] : [nodeCopy(node.path, node.copyOf)]),
    file("File program", { file: FILE_PROGRAM, text: program, mode: 0o755 }),
    file("Hold command of tunnels", {
      file: SYSTEM_DOOR.hold,
      text: holdScript(SYSTEM_DOOR.notes),
      mode: 0o755,
    }),
    file("Shell of tunnels", { file: TUNNEL_SHELL, text: tunnelShell(SYSTEM_DOOR.hold), mode: 0o755 }),
    onceOnly("Keys of tunnels", SYSTEM_DOOR.authorizedKeys, { text: "", mode: 0o644 }),
    file("sudo rules", { file: SUDOERS, text: sudoersFile(), mode: 0o440, check: checkSudoers }),
    await sshdStep(),
    // Passwords may stand in it; systemd reads it as root.
    onceOnly("Settings of the panel", SETTINGS, { text: FIRST_SETTINGS, mode: 0o600 }),
    ...(await Promise.all(UNITS.map((unit) => unitStep(unit, { root, node: node.path })))),
  ];
}

function nodeCopy(to: string, from: string): Step {
  return {
    title: `Node of root's own (${to})`,
    needs: async () => ((await exists(to)) ? null : `copy ${from}, which others than root can change`),
    do: async () => {
      await copyNode(from);
      await chown(to, 0, 0);
      await chmod(to, 0o755);
    },
  };
}

async function unitStep(at: string, places: UnitPlaces): Promise<Step> {
  return file("Unit", { file: at, text: await unitText(path.basename(at), places), mode: 0o644 });
}

const OLDEST_SUDO = [1, 9, 10] as const;

/** sudo refuses everything to everybody where one of its files has an error. */
async function checkSudoers(draft: string): Promise<void> {
  const { code, words } = await ran(["sudo", "--version"]);
  const version = /version (\d+)\.(\d+)\.(\d+)/.exec(words)?.slice(1).map(Number) ?? [];
  if (code !== 0)
    throw new Sentence("sudo is not installed. Install it (apt-get install sudo), then install again.");
  const differs = OLDEST_SUDO.findIndex((part, at) => part !== version[at]);
  if (differs >= 0 && (version[differs] ?? 0) < (OLDEST_SUDO[differs] ?? 0)) {
    throw new Sentence(
      `This sudo is ${version.join(".")}; the panel's rules need ${OLDEST_SUDO.join(".")} or later.`,
    );
  }
  await mustRun(["visudo", "--check", "--strict", "--quiet", "--file", draft]);
}
