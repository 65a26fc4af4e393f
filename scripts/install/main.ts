import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { explain, Sentence } from "@/scripts/bootstrap/sentence.mjs";
import { accountSteps } from "@/scripts/install/account-steps";
import { fileSteps } from "@/scripts/install/file-steps";
import { demandFolder, panelSteps } from "@/scripts/install/panel-steps";
import type { Step } from "@/scripts/install/step";
import { LEFT, uninstallSteps } from "@/scripts/install/uninstall";

const HELP = `npm run install:system -- [options]

Installs the panel for good on this machine, from this folder, as root: two accounts, sudo rules, the file program, the tunnels'
account with its hold command and sshd settings, and two systemd units. What is as it should be stays; it can be run again, and is
after each update. Neither Samba nor NFS nor SSH is started, stopped or changed. See docs/install.md.

  --dry-run     say what would be done, and do nothing
  --no-build    the panel is built already (npm run build): leave that alone
  --uninstall   take it away again; data, keys and accounts stay
  --help        this text

INFLIGHT_ADMIN_PASSWORD and INFLIGHT_HELPDESK_PASSWORD set the first passwords; without them they are made up and printed once.`;

const NEXT = `
Installed. What is left to do, as root:
  systemctl daemon-reload
  systemctl reload ssh                            # the tunnels' account, from the next sign-in on
  systemctl enable --now inflight-tunneld inflight
  journalctl -u inflight -e                       # how it serves, and what it found`;

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

try {
  await main();
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

async function main(): Promise<void> {
  const options = {
    "dry-run": { type: "boolean" },
    "no-build": { type: "boolean" },
    uninstall: { type: "boolean" },
    help: { type: "boolean" },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  if (process.getuid?.() !== 0)
    throw new Sentence("Only root can install for good: sudo npm run install:system");
  process.umask(0o022);
  const isTry = values["dry-run"] === true;
  if (values.uninstall === true) {
    await go(uninstallSteps(), isTry);
    console.log(LEFT);
    return;
  }
  await demandFolder(root);
  await go(
    [...accountSteps(), ...(await fileSteps(root)), ...panelSteps(root, values["no-build"] !== true)],
    isTry,
  );
  console.log(isTry ? "\nNothing was done." : NEXT);
}

async function go(steps: readonly Step[], isTry: boolean): Promise<void> {
  for (const step of steps) {
    const needed = await step.needs();
    if (needed === null) {
      console.log(`✔ ${step.title}: as it should be`);
    } else if (isTry) {
      console.log(`• ${step.title}: would ${needed}`);
    } else {
      await step.do();
      console.log(`✔ ${step.title}: done (${needed})`);
    }
  }
}
